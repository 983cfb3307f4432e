#!/bin/sh
# The long runs: random histories of the engine, faults of every kind over the whole of it, mutated
# PDUs, and kills, of messages and of calls: far more than a build does.
set -e
OMROEPER_RUNS=${OMROEPER_RUNS:-5000} OMROEPER_SEED=${OMROEPER_SEED:-$(date +%s)} npx tap --reporter=tap --timeout=3600 dist/test/dispatch/invariants.test.js
OMROEPER_RUNS=${OMROEPER_RUNS:-1500} OMROEPER_SEED=${OMROEPER_SEED:-$(date +%s)} npx tap --reporter=tap --timeout=3600 dist/test/dispatch/invariants-people.test.js dist/test/dispatch/invariants-record.test.js dist/test/dispatch/extend.test.js dist/test/dispatch/left-out.test.js dist/test/membership/replies.test.js
OMROEPER_RUNS=${OMROEPER_RUNS:-1000} OMROEPER_SEED=${OMROEPER_SEED:-$(date +%s)} npx tap --reporter=tap --timeout=3600 dist/test/system/faults.test.js
# A million dialogues take an hour or more, so it is another hour before it counts as hanging.
OMROEPER_FUZZ=${OMROEPER_FUZZ:-1000000} npx tap --reporter=tap --timeout=14400 dist/test/hardware/fuzz.test.js dist/test/hardware/sms.test.js dist/test/hardware/call.test.js
OMROEPER_KILLS=${OMROEPER_KILLS:-200} npx tap --reporter=tap --timeout=3600 dist/test/system/kills.test.js dist/test/system/kills-unreported.test.js
OMROEPER_CALL_KILLS=${OMROEPER_CALL_KILLS:-60} npx tap --reporter=tap --timeout=7200 dist/test/system/call-kills.test.js
