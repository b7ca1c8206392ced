#!/bin/sh
# Whether a built program is hardened as distributions harden theirs: hardened.sh PROGRAM. A sentence for each thing that
# it lacks; exit 1 if there was one. 77: cannot be checked on this machine.
set -u
export LC_ALL=C
program=$1
command -v readelf >/dev/null && readelf -h "$program" 2>/dev/null | grep -q 'Class: *ELF64' ||
  { echo "skipped: readelf or a program of ELF is not here"; exit 77; }

lacking=0
lacks() { echo "$program $*"; lacking=1; }
dynamic=$(readelf -dW "$program")
segments=$(readelf -lW "$program")
symbols=$(readelf --dyn-syms -W "$program")

readelf -hW "$program" | grep -q 'Type: *DYN' || lacks "stands at the same address in every run (no PIE)"
echo "$segments" | grep -q GNU_RELRO || lacks "has a table of addresses that can be written to (no RELRO)"
echo "$dynamic" | grep -Eq 'BIND_NOW|FLAGS.*NOW' || lacks "binds functions when they are called (RELRO is not full)"
echo "$segments" | grep GNU_STACK | grep -q 'RWE' && lacks "has a stack that can be executed"
echo "$segments" | grep -Eq 'LOAD.* RWE ' && lacks "has a segment that can be written to and executed"
echo "$dynamic" | grep -Eq 'RPATH|RUNPATH' && lacks "looks for libraries where it was built (RPATH)"
echo "$symbols" | grep -q '__stack_chk_fail' || lacks "does not guard its stack (-fstack-protector-strong)"
echo "$symbols" | grep -Eq '__(memcpy|strcpy|sprintf|snprintf|vsnprintf|fprintf)_chk' ||
  lacks "does not check the sizes of buffers (_FORTIFY_SOURCE)"
echo "$symbols" | grep -q 'glibcxx_assert_fail' || lacks "does not check bounds in the library (_GLIBCXX_ASSERTIONS)"
if readelf -hW "$program" | grep -q 'X86-64'; then
  # The property of the whole needs every archive that is linked to have it, and Debian 12's have not: so the code is read.
  objdump -d --no-show-raw-insn "$program" 2>/dev/null | grep -q endbr64 ||
    lacks "does not say where a jump may land (-fcf-protection)"
fi
exit $lacking
