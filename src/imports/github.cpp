// GitHub: workflow runs and jobs, deployments and their statuses, as the REST API, webhooks and `gh run list --json`
// give them.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <pm/text.hpp>

#include "imports/json_reading.hpp"
#include "imports/weights.hpp"

namespace pm::imports::github {
namespace {

constexpr std::string_view lists[] = {"workflow_runs", "jobs"};

bool is_bot(std::string_view login) { return login.empty() || login.ends_with("[bot]"); }

void set_who(Candidate& candidate, std::string login) {
  candidate.is_person = !is_bot(login);
  candidate.who = std::move(login);
}

bool is_deployment(std::string_view name) {
  const auto lower = text::lower_ascii(name);
  return std::ranges::any_of(
      std::array<std::string_view, 6>{"deploy", "release", "rollout", "publish", "rollback", "promote"},
      [&](auto word) { return lower.find(word) != lower.npos; });
}

std::string with_outcome(std::string text, std::string_view outcome) {
  return outcome.empty() ? text : fmt::format("{}: {}", text, outcome);
}

/// "octocat/example" of "https://api.github.com/repos/octocat/example/deployments/42".
std::string repository_of(std::string_view url) {
  constexpr std::string_view mark = "/repos/";
  const auto at = url.find(mark);
  if (at == url.npos) return {};
  auto rest = url.substr(at + mark.size());
  const auto owner = rest.find('/');
  if (owner == rest.npos) return {};
  return std::string(rest.substr(0, rest.find('/', owner + 1)));
}

std::string source_of(const json::Value& value, const json::Value& around) {
  auto repository = first_text_at(value, {"repository.full_name"});
  if (repository.empty()) repository = first_text_at(around, {"repository.full_name"});
  if (repository.empty()) repository = repository_of(first_text_at(value, {"repository_url", "url"}));
  return repository.empty() ? "GitHub" : fmt::format("GitHub {}", repository);
}

/// The number of the deployment, of its status's "…/deployments/42".
std::string last_part(std::string_view url) { return std::string(url.substr(url.rfind('/') + 1)); }

class GithubReading final : public JsonReading {
 public:
  explicit GithubReading(const ReadContext& context) : JsonReading(context, lists) {}

 private:
  void take(const JsonItem& item, Sink& sink) override {
    const auto& value = item.value;
    if (item.list == "workflow_runs" || value_at(value, "run_started_at") != nullptr)
      return take_run(value, item.around, sink);
    if (item.list == "jobs") return take_job(value, sink);
    if (const auto* run = value_at(value, "workflow_run")) return take_run(*run, value, sink);
    if (value_at(value, "displayTitle") != nullptr || value_at(value, "databaseId") != nullptr)
      return take_listed_run(value, sink);
    if (const auto* status = value_at(value, "deployment_status")) {
      const auto* deployment = value_at(value, "deployment");
      return take_status(*status, deployment != nullptr ? *deployment : json::Value{}, value, sink);
    }
    if (const auto* deployment = value_at(value, "deployment")) return take_deployment(*deployment, value, sink);
    if (value_at(value, "deployment_url") != nullptr) return take_status(value, {}, value, sink);
    if (value_at(value, "statuses_url") != nullptr) return take_deployment(value, value, sink);
  }

  void take_run(const json::Value& run, const json::Value& around, Sink& sink) {
    Candidate candidate;
    // A rerun keeps created_at; updated_at is not the end.
    set_time(candidate, times_.read_at(run, {"run_started_at", "created_at"}, sink));
    const auto name = first_text_at(run, {"name", "path"});
    set_run(candidate, name, text_at(run, "display_title"), first_text_at(run, {"conclusion", "status"}),
            text_at(run, "event"));
    set_who(candidate, first_text_at(run, {"triggering_actor.login", "actor.login"}));
    candidate.url = text_at(run, "html_url");
    candidate.source = source_of(run, around);
    candidate.key = fmt::format("github run {} {}", text_at(run, "id"), first_text_at(run, {"run_attempt"}));
    hand_over_once(std::move(candidate), sink);
  }

  /// Of `gh run list --json …`.
  void take_listed_run(const json::Value& run, Sink& sink) {
    Candidate candidate;
    set_time(candidate, times_.read_at(run, {"startedAt", "createdAt"}, sink));
    set_run(candidate, first_text_at(run, {"workflowName", "name"}), text_at(run, "displayTitle"),
            first_text_at(run, {"conclusion", "status"}), text_at(run, "event"));
    candidate.url = text_at(run, "url");
    candidate.source = "GitHub";
    candidate.key = fmt::format("github run {} {}", first_text_at(run, {"databaseId", "url"}), text_at(run, "attempt"));
    hand_over_once(std::move(candidate), sink);
  }

  static void set_run(Candidate& candidate, std::string_view name, std::string_view title, std::string_view outcome,
                      std::string_view event) {
    candidate.kind = record::EventKind::change;
    const auto what = title.empty() || title == name ? std::string(name) : fmt::format("{}: {}", name, title);
    candidate.text = fmt::format("workflow {}{}", what, outcome.empty() ? "" : fmt::format(" ({})", outcome));
    if (event.starts_with("pull_request"))
      weigh(candidate, -2, "of a pull request");
    else if (is_deployment(name) || is_deployment(title) || event == "deployment" || event == "release")
      weigh(candidate, 3, "deployment");
    else
      weigh(candidate, 0, "workflow run");
    if (outcome == "failure") weigh(candidate, 1, "failed");
  }

  void take_job(const json::Value& job, Sink& sink) {
    Candidate candidate;
    set_time(candidate, times_.read_at(job, {"started_at", "created_at"}, sink));
    if (const auto end = times_.read_at(job, {"completed_at"}, sink); end && candidate.at && end->at > *candidate.at)
      candidate.until = end->at;
    const auto name = text_at(job, "name");
    candidate.kind = record::EventKind::change;
    candidate.text = with_outcome("job " + name, first_text_at(job, {"conclusion", "status"}));
    weigh(candidate, is_deployment(name) ? 3 : 0, is_deployment(name) ? "deployment" : "job");
    candidate.url = text_at(job, "html_url");
    candidate.source = source_of(job, job);
    candidate.key = "github job " + text_at(job, "id");
    hand_over_once(std::move(candidate), sink);
  }

  void take_deployment(const json::Value& deployment, const json::Value& around, Sink& sink) {
    Candidate candidate;
    set_time(candidate, times_.read_at(deployment, {"created_at"}, sink));
    candidate.kind = record::EventKind::change;
    candidate.text = deployment_text(deployment, first_text_at(deployment, {"environment"}));
    weigh(candidate, 2, "deployment requested");
    set_who(candidate, text_at(deployment, "creator.login"));
    candidate.source = source_of(deployment, around);
    candidate.key = "github deployment " + text_at(deployment, "id");
    hand_over_once(std::move(candidate), sink);
  }

  static std::string deployment_text(const json::Value& deployment, std::string_view environment) {
    constexpr std::size_t short_hash = 12;
    auto what = first_text_at(deployment, {"ref", "sha"});
    if (what.size() == 40 && what.find_first_not_of("0123456789abcdef") == what.npos) what.resize(short_hash);
    auto text = what.empty() ? std::string("deployment") : fmt::format("deployment of {}", what);
    if (!environment.empty()) text += fmt::format(" to {}", environment);
    return text;
  }

  void take_status(const json::Value& status, const json::Value& deployment, const json::Value& around, Sink& sink) {
    const auto state = text_at(status, "state");
    if (state == "inactive") return sink.drop();  // bookkeeping of the next deployment
    Candidate candidate;
    set_time(candidate, times_.read_at(status, {"created_at"}, sink));
    candidate.kind = record::EventKind::change;
    const auto number = last_part(text_at(status, "deployment_url"));
    auto text = deployment_text(deployment, first_text_at(status, {"environment"}));
    if (text.starts_with("deployment to") && !number.empty())
      text.insert(std::string_view("deployment").size(), " " + number);
    candidate.text = with_outcome(std::move(text), state);
    const auto words = text_at(status, "description");
    if (!text::is_blank(words)) candidate.text += fmt::format(" ({})", words);
    const bool is_end = state == "success" || state == "failure" || state == "error";
    weigh(candidate, is_end ? 3 : state == "in_progress" ? 2 : -1, is_end ? "deployment ended" : "deployment goes on");
    set_who(candidate, text_at(status, "creator.login"));
    candidate.url = first_text_at(status, {"log_url", "target_url", "environment_url"});
    candidate.source = source_of(status, around);
    candidate.key = "github deployment status " + text_at(status, "id");
    hand_over_once(std::move(candidate), sink);
  }
};

bool is_like(std::string_view beginning, std::string_view) {
  const JsonOutline outline(beginning);
  return outline.has_any({"workflow_runs[].event", "workflow_run.run_started_at", "workflow_run.head_sha",
                          "[].run_started_at", "run_started_at", "jobs[].run_url", "[].displayTitle", "[].databaseId",
                          "deployment_status.state", "[].deployment_url", "deployment.statuses_url",
                          "[].statuses_url"}) ||
         outline.has_all({"jobs[].started_at", "jobs[].conclusion"});
}

}  // namespace

extern const Reader reader;
const Reader reader = {"github", "GitHub: workflow runs and jobs, deployments and their statuses", is_like,
                       begin_reading<GithubReading>, "runs and deployments"};

}  // namespace pm::imports::github
