# Redmine 5 of Debian on sqlite. Sourced by scripts/trackers. Sets REDMINE_URL and REDMINE_API_KEY.

# Debian's own bundler has to be named: a security update of ruby carries a newer one, which does not see the gems.
in_redmine() {
  (cd /usr/share/redmine && su -s /bin/bash www-data -c \
    "BUNDLER_VERSION=$bundler RAILS_ENV=production REDMINE_INSTANCE=default X_DEBIAN_SITEID=default exec $1")
}

install_redmine() {
  export BUNDLER_VERSION=2.3.15 DEBIAN_FRONTEND=noninteractive
  debconf-set-selections <<'ANSWERS'
redmine redmine/instances/default/dbconfig-install boolean true
redmine redmine/instances/default/database-type select sqlite3
redmine redmine/default-language select en
ANSWERS
  apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends \
    redmine redmine-sqlite dbconfig-sqlite3 ruby-sqlite3 puma
}

start_redmine() {
  local log=$work/redmine.log tries
  bundler=2.3.15
  [[ $(dpkg-query -W -f='${Version}' redmine 2>/dev/null || apt-cache policy redmine | sed -n 's/ *Candidate: //p') == 5.* ]] ||
    { say "skipped: this system has no Redmine 5 (Debian 12 has)"; return 1; }
  if [[ $(dpkg-query -W -f='${db:Status-Status}' redmine 2>/dev/null) != installed ]]; then
    say "installing Redmine (the log is $log)"
    (install_redmine) >"$log" 2>&1 || { say "skipped: Redmine could not be installed (the log is $log)"; return 1; }
  fi
  grep -qs puma /usr/share/redmine/Gemfile.local || {
    echo "gem 'puma'" >>/usr/share/redmine/Gemfile.local
    (cd /usr/share/redmine && BUNDLER_VERSION=$bundler bundle install --local) >>"$log" 2>&1
  }
  cp "$live/redmine_setup.rb" /tmp/pm-redmine-setup.rb && chmod 644 /tmp/pm-redmine-setup.rb
  REDMINE_API_KEY=$(in_redmine "bundle exec rails runner /tmp/pm-redmine-setup.rb" 2>>"$log" | sed -n 's/^key //p')
  rm -f /tmp/pm-redmine-setup.rb
  [[ -n $REDMINE_API_KEY ]] || { say "skipped: Redmine could not be set up (the log is $log)"; return 1; }
  export REDMINE_API_KEY REDMINE_HOST=127.0.0.1:3977
  in_redmine "bundle exec puma -q -b tcp://$REDMINE_HOST -e production config.ru" >>"$log" 2>&1 &
  redmine_job=$!
  for ((tries = 0; tries < 60; ++tries)); do
    (: <>"/dev/tcp/127.0.0.1/3977") 2>/dev/null && return 0
    sleep 0.5
  done
  stop_redmine
  say "skipped: Redmine did not start (the log is $log)"
  return 1
}

stop_redmine() {
  pkill -P "$redmine_job" 2>/dev/null || true
  kill "$redmine_job" 2>/dev/null || true
  wait "$redmine_job" 2>/dev/null || true
}
