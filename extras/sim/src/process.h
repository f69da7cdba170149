// SPDX-License-Identifier: MIT
// Runs another program in a folder of its own and waits for it.
#pragma once

#include <string>
#include <vector>

namespace thimble_sim {

// A folder that is gone when the object is.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string file(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

struct Ended {
  int exit_code = 0;  // meaningless when a signal ended it
  int signal = 0;
  std::string said;  // stdout and stderr together
};

// Throws std::runtime_error with one sentence when the program cannot be started.
Ended run_process(const std::vector<std::string>& command, const TemporaryFolder& folder);

}  // namespace thimble_sim
