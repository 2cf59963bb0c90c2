import assert from 'node:assert/strict';
import { CrashPolicy } from '../../client/src/crash-policy';

const minute = 60_000;

describe('starting a stopped server again', () => {
  it('is done four times in three minutes, and not a fifth time', () => {
    const policy = new CrashPolicy();
    const answers = [0, 1, 2, 3, 4].map((second) => policy.mayRestart(second * 1000));
    assert.deepEqual(answers, [true, true, true, true, false]);
    assert.equal(policy.crashes, 5);
  });

  it('is done for as long as it stops seldom', () => {
    const policy = new CrashPolicy();
    for (let time = 0; time < 60 * minute; time += minute) assert.equal(policy.mayRestart(time), true);
  });

  it('is done again after the user has started it', () => {
    const policy = new CrashPolicy();
    for (let second = 0; second < 5; second += 1) policy.mayRestart(second);
    policy.forgive();
    assert.equal(policy.mayRestart(6), true);
  });
});
