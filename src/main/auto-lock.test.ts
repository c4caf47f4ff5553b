import { beforeEach, describe, expect, it } from 'vitest';
import { createAutoLock } from './auto-lock';

describe('the automatic lock', () => {
  let idle: number;
  let isOpen: boolean;
  let isBusy: boolean;
  let now: number;
  let told: (number | null | 'lock')[];
  let tick: () => void;
  beforeEach(() => {
    idle = 0;
    isOpen = true;
    isBusy = false;
    now = 0;
    told = [];
    tick = createAutoLock({
      idleSeconds: () => idle,
      limitMinutes: () => 10,
      isOpen: () => isOpen,
      isBusy: () => isBusy,
      warn: (seconds) => told.push(seconds),
      lock: () => {
        told.push('lock');
        isOpen = false;
      },
      now: () => now,
    });
  });

  it('counts down for half a minute and then locks, once', () => {
    for (idle of [569, 570, 599, 600, 601]) tick();
    expect(told).toEqual([30, 1, 'lock']);
  });

  it('is called off by whoever touches the computer', () => {
    for (idle of [580, 1, 2]) tick();
    expect(told).toEqual([20, null]);
  });

  it('locks at once when the time has passed between two looks', () => {
    idle = 4000;
    tick();
    expect(told).toEqual(['lock']);
  });

  it('leaves work that runs alone, and gives the whole warning after it', () => {
    idle = 590;
    tick();
    isBusy = true;
    for (now of [1_000, 60_000]) tick();
    isBusy = false;
    idle = 700;
    for (now of [61_000, 89_000, 90_000]) tick();
    expect(told).toEqual([10, null, 29, 1, 'lock']);
  });

  it('does nothing while no vault is open', () => {
    isOpen = false;
    idle = 10_000;
    tick();
    expect(told).toEqual([]);
  });
});
