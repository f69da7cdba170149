// SPDX-License-Identifier: MIT
// Runs another program in a folder of its own and waits for it.
#include "process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "files.h"

namespace thimble_sim {
namespace {

constexpr int kNotFound = 127;

[[noreturn]] void become(const std::vector<std::string>& command,
                         const std::string& folder, const std::string& log) {
  std::vector<char*> words;
  for (const std::string& word : command)
    words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int in = open("/dev/null", O_RDONLY);
  if (chdir(folder.c_str()) == 0 && out >= 0 && in >= 0) {
    dup2(in, 0);
    dup2(out, 1);
    dup2(out, 2);
    execvp(words[0], words.data());
  }
  _exit(kNotFound);
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name =
      (std::filesystem::temp_directory_path() / "thimble-sim-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Ended run_process(const std::vector<std::string>& command,
                  const TemporaryFolder& folder) {
  const std::string log = folder.file("log");
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("cannot start " + command[0]);
  if (child == 0) become(command, folder.path(), log);
  int status = 0;
  waitpid(child, &status, 0);
  Ended ended;
  if (WIFEXITED(status)) ended.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
  if (ended.exit_code == kNotFound)
    throw std::runtime_error(command[0] + " is not installed; run `make setup`");
  const auto bytes = read_file(log);
  ended.said.assign(bytes.begin(), bytes.end());
  return ended;
}

}  // namespace thimble_sim
