#!/bin/sh
# The long runs: random histories of the engine, faults of every kind over the whole of it, mutated
# PDUs, and kills, of messages and of calls: far more than a build does.
set -e
OMROEPER_RUNS=${OMROEPER_RUNS:-5000} OMROEPER_SEED=${OMROEPER_SEED:-$(date +%s)} npx tap --reporter=tap --timeout=3600 test/dispatch/invariants.test.ts
OMROEPER_RUNS=${OMROEPER_RUNS:-1000} OMROEPER_SEED=${OMROEPER_SEED:-$(date +%s)} npx tap --reporter=tap --timeout=3600 test/system/faults.test.ts
# A million dialogues take an hour or more, so it is another hour before it counts as hanging.
OMROEPER_FUZZ=${OMROEPER_FUZZ:-1000000} npx tap --reporter=tap --timeout=14400 test/hardware/fuzz.test.ts test/hardware/sms.test.ts test/hardware/call.test.ts
OMROEPER_KILLS=${OMROEPER_KILLS:-200} npx tap --reporter=tap --timeout=3600 test/system/kills.test.ts test/system/kills-unreported.test.ts
OMROEPER_CALL_KILLS=${OMROEPER_CALL_KILLS:-60} npx tap --reporter=tap --timeout=7200 test/system/call-kills.test.ts
