#include "compiler/driver/completions.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "compiler/base/text.h"

namespace ashlar::driver {

namespace {

struct Word {
  std::string text;
  std::string description;
  std::vector<std::string> values;  // that the option takes, where they are few
};

/// {sql,json} of "TEXT:{sql,json}", as the checks of options describe themselves.
std::vector<std::string> values_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}', open);
  return close == std::string::npos ? std::vector<std::string>{} : split(type.substr(open + 1, close - open - 1), ',');
}

std::vector<Word> options_of(const CLI::App& command) {
  std::vector<Word> words;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      words.push_back({"--" + name, option->get_description(), values_of(*option)});
    }
    for (const std::string& name : option->get_snames()) {
      words.push_back({"-" + name, option->get_description(), values_of(*option)});
    }
  }
  return words;
}

/// A command with the words before it: "", "diff", "migrations add".
using Commands = std::vector<std::pair<std::string, const CLI::App*>>;

void collect(const CLI::App& app, const std::string& path, Commands& commands) {
  commands.emplace_back(path, &app);
  for (const CLI::App* inner : app.get_subcommands([](const CLI::App*) { return true; })) {
    collect(*inner, path + (path.empty() ? "" : " ") + inner->get_name(), commands);
  }
}

std::vector<Word> words_after(const CLI::App& command) {
  std::vector<Word> words;
  for (const CLI::App* inner : command.get_subcommands([](const CLI::App*) { return true; })) {
    words.push_back({inner->get_name(), inner->get_description(), {}});
  }
  for (Word& option : options_of(command)) {
    words.push_back(std::move(option));
  }
  return words;
}

std::string joined(const std::vector<Word>& words) {
  std::vector<std::string> texts;
  for (const Word& word : words) {
    texts.push_back(word.text);
  }
  return join(texts, " ");
}

/// In single quotes, for any of the shells.
std::string shell_quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    result += c == '\'' ? "'\\''" : std::string(1, c);
  }
  return result + "'";
}

/// Finds the command in hand, then offers what may stand behind it; files where nothing fits.
std::string bash(const Commands& commands) {
  std::string paths;
  std::string offers;
  std::string values;
  for (const auto& [path, app] : commands) {
    paths += path.empty() ? "" : " " + shell_quoted(path);
    offers += fmt::format("    {}) words={} ;;\n", shell_quoted(path), shell_quoted(joined(words_after(*app))));
    for (const Word& word : options_of(*app)) {
      if (!word.values.empty()) {
        values += fmt::format("    {}) words={} ;;\n", shell_quoted(path + " " + word.text),
                              shell_quoted(join(word.values, " ")));
      }
    }
  }
  return fmt::format(R"(# bash completion for ashlar: source <(ashlar completions bash)
_ashlar() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} command='' words='' word path
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    for path in{}; do
      if [[ $path == "${{command:+$command }}$word" ]]; then command=$path; fi
    done
  done
  case "$command $previous" in
{}    *) case "$command" in
{}    esac ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}}
complete -o default -F _ashlar ashlar
)",
                     paths, values, offers);
}

std::string zsh(const Commands& commands) {
  return "#compdef ashlar\n# zsh completion for ashlar: source <(ashlar completions zsh)\n"
         "autoload -U +X bashcompinit && bashcompinit\n" +
         bash(commands);
}

std::string fish(const Commands& commands) {
  std::string text = "# fish completion for ashlar: ashlar completions fish | source\n";
  for (const auto& [path, app] : commands) {
    std::string condition = "__fish_use_subcommand";
    for (const std::string& word : path.empty() ? std::vector<std::string>{} : split(path, ' ')) {
      condition =
          (condition == "__fish_use_subcommand" ? "" : condition + "; and ") + "__fish_seen_subcommand_from " + word;
    }
    for (const Word& word : words_after(*app)) {
      const std::string_view name = word.text;
      const std::string spelled = name.starts_with("--")  ? "-l " + shell_quoted(name.substr(2))
                                  : name.starts_with("-") ? "-s " + shell_quoted(name.substr(1))
                                                          : "-f -a " + shell_quoted(name);
      const std::string values = word.values.empty() ? "" : " -x -a " + shell_quoted(join(word.values, " "));
      text += fmt::format("complete -c ashlar -n {} {}{} -d {}\n", shell_quoted(condition), spelled, values,
                          shell_quoted(word.description));
    }
  }
  return text;
}

}  // namespace

std::string completions(const CLI::App& app, const std::string& shell) {
  Commands commands;
  collect(app, "", commands);
  return shell == "fish" ? fish(commands) : shell == "zsh" ? zsh(commands) : bash(commands);
}

}  // namespace ashlar::driver
