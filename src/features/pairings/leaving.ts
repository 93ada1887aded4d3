/** What the house does by itself: letters leave when they are due, offers open with them and close in time. */
import { type Instance, transact } from '../../act.ts';
import { letLettersLeave } from '../communications/leaving.ts';
import { tellOfFallen } from './fallen-mail.ts';
import { closeWithdrawnOffers, expireOffers } from './falling.ts';
import { linkTo, type Signer } from './links.ts';
import { openOffers } from './offers.ts';
import { closeLists } from './waiting.ts';

/** Lets due letters into the outbox, round by round, until none is left; gives how many left. */
export const letDueLettersLeave = async (instance: Instance, signer: Signer): Promise<number> => {
  let all = 0;
  for (;;) {
    const { left } = await transact(instance, null, async (act) => {
      const round = await letLettersLeave(act, linkTo(signer));
      await openOffers(act, round.offers);
      return round;
    });
    all += left;
    if (left === 0) return all;
  }
};

/** Closes offers whose days to answer are over, or one of whose sides has withdrawn; gives how many. */
export const closeSilentOffers = (instance: Instance): Promise<number> =>
  transact(instance, null, async (act) => (await expireOffers(act)) + (await closeWithdrawnOffers(act)));

/** Writes to coordinators about offers that fell through, and ends lists whose last day is over. */
export const tellWhatFell = async (instance: Instance, signer: Signer): Promise<void> => {
  await transact(instance, null, (act) => tellOfFallen(act, signer.origin));
  await transact(instance, null, (act) => closeLists(act, signer));
};
