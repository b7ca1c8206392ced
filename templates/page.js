'use strict';
(() => {
  const status = document.getElementById('status');
  const news = document.getElementById('news');
  let room = document.getElementById('room');
  let source = null, heard = Date.now(), updated = new Date(), lost = null, over = false, paused = false;
  let isFetching = false, isStale = false, silences = 0, timer = 0;

  const clock = (date) => date.toTimeString().slice(0, 8);
  const say = (kind, words) => {
    status.className = kind;
    status.textContent = words;
  };
  const showLive = () => {
    lost = null;
    paused = false;
    say('live', `● Live. Updated ${clock(updated)}`);
  };
  const showLost = () => {
    if (over || paused) return;
    lost = lost || new Date();
    say('lost', `▲ Not connected since ${clock(lost)}. Trying again.`);
  };
  const finish = (words) => {
    over = true;
    if (source) source.close();
    say('over', words);
  };

  const show = (text) => {
    const next = new DOMParser().parseFromString(text, 'text/html').getElementById('room');
    if (!next) return;
    room.replaceWith(document.adoptNode(next));
    room = next;
    document.title = document.getElementById('title').textContent = room.dataset.title;
    news.textContent = room.dataset.news;
    updated = new Date();
  };

  // One request at a time; what changed meanwhile is fetched after it.
  const refresh = async () => {
    if (isFetching) {
      isStale = true;
      return;
    }
    isFetching = true;
    try {
      do {
        isStale = false;
        const answer = await fetch('main', { headers: { 'If-None-Match': room.dataset.etag }, cache: 'no-store',
          signal: AbortSignal.timeout(10000) });
        if (answer.status === 404 && !paused) finish('This address has ended. Ask the facilitator for the new one.');
        if (answer.status === 200) show(await answer.text());
        if (!over && (answer.status === 200 || answer.status === 304)) showLive();
      } while (isStale && !over);
    } catch {
      showLost();
    } finally {
      isFetching = false;
    }
  };

  const connect = () => {
    if (over) return;
    clearTimeout(timer);
    if (source) source.close();
    source = new EventSource('events');
    const hear = () => {
      heard = Date.now();
      silences = 0;
    };
    source.addEventListener('v', () => {
      hear();
      refresh();
    });
    source.addEventListener('beat', hear);
    source.addEventListener('end', (event) => {
      source.close();
      if (event.data === 'final') return finish('The meeting has ended. This is its last state.');
      paused = true;
      say('over', `Paused since ${clock(new Date())}. This page goes on when the meeting does.`);
      timer = setTimeout(connect, 5000);
    });
    source.onerror = () => {
      showLost();
      if (source.readyState !== EventSource.CLOSED) return;
      if (!paused) refresh();
      timer = setTimeout(connect, 3000);
    };
  };

  // A stream that a proxy holds back, or that a sleeping machine has lost, gives no error.
  const reconnect = () => {
    heard = Date.now();
    connect();
    refresh();
  };
  setInterval(() => {
    if (over || paused) return;
    if (silences >= 2) refresh();
    else if (Date.now() - heard > 40000) {
      silences += 1;
      showLost();
      reconnect();
    }
  }, 5000);
  document.addEventListener('visibilitychange', () => {
    if (!over && !document.hidden && Date.now() - heard > 20000) reconnect();
  });
  connect();
})();
