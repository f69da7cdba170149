# SPDX-License-Identifier: MIT
"""Every misuse in must_fail/ is refused, with its sentence, by every compiler.

The first line of a file is `// expect: <part of the sentence>`. With -DCONTROL the file
uses the library rightly and must compile: otherwise it could fail for another reason.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from compilers import AVR, HOSTS, ROOT, SRC, Target
from proof import Proof

MISUSES = sorted((ROOT / "extras" / "tests" / "must_fail").glob("*.cpp"))
COMPILERS = (*HOSTS, AVR[0])
# -S and not -fsyntax-only, with which avr-gcc 5 does not look into function templates.
CHECK = ("-std=gnu++11", "-S", "-o", "/dev/null", "-Wall", "-Wextra", f"-I{SRC}")


@pytest.mark.parametrize("target", COMPILERS, ids=lambda target: target.name)
@pytest.mark.parametrize("misuse", MISUSES, ids=lambda path: path.stem)
def test_misuse_is_refused_with_its_sentence(
    misuse: object, target: Target, claim: Callable[[str], Proof]
) -> None:
    first_line = misuse.read_text().splitlines()[0]
    marker, _, sentence = first_line.partition("expect: ")
    assert marker == "// " and sentence.strip(), "the first line is not `// expect: ...`"

    control = target.compile(*CHECK, "-Werror", "-DCONTROL", misuse)
    assert control.returncode == 0, f"with -DCONTROL it must compile:\n{control.stderr}"

    refused = target.compile(*CHECK, misuse)
    assert refused.returncode != 0, "it compiles"
    # A compiler quotes the source line too; only what it says of itself counts.
    said = "\n".join(line for line in refused.stderr.splitlines() if "error:" in line)
    assert claim("misuse_refused").check(sentence.strip() in said), refused.stderr


def test_there_are_misuses() -> None:
    assert MISUSES
