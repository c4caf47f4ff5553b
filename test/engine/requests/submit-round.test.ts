// A request is handed over with a round of its own engagement, and with no other.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askedByHand, createEngagement, getRequest, makeCurrent, submitByHand } from '../../../src/engine';
import { type Desk, handedOver, openCopy, ROUND } from './response-fixture';
import { asked, day, handled, TODAY } from './requests-fixture';

let desk: Desk;
beforeAll(async () => {
  desk = await handedOver();
});
afterAll(() => desk.fixture.remove());

it('refuses a request of this year said to have gone out with a round of another engagement', async () => {
  const { vault } = await openCopy(desk);
  const next = createEngagement(vault, {
    ...{ type: 1, asOf: day('2027-01-31'), categories: ['security'] },
    ...{ systemName: 'Answers', firm: 'Bramwell & Oakes LLP' },
  });
  makeCurrent(vault, next.id);
  const { id } = askedByHand(vault, asked({ reference: 'NEXT-1' }), handled());
  const given = { ids: [id], round: ROUND, on: TODAY, note: '' };
  expect(() => submitByHand(vault, given)).toThrow('package.other-engagement');
  expect(getRequest(vault, id, TODAY)).toMatchObject({ auditor: 'open', submittedWith: null });
});
