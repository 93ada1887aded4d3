/** Composes what runs by itself while the house is open. */
import { type Instance, transact } from './act.ts';
import type { Config } from './config.ts';
import { foldMarks } from './db/marks.ts';
import { tidy } from './db/tidy.ts';
import { forgetOldSignIns } from './features/accounts/tries.ts';
import { forgetFiles } from './features/applications/files.ts';
import { forgetOldLinks } from './features/applications/starting.ts';
import { sendDueMessages } from './features/communications/sending.ts';
import { stopLink } from './features/communications/stopping.ts';
import { smtpTransport } from './features/communications/transport.ts';
import { passOnOffers } from './features/matching/list-offering.ts';
import { leaveRuns, takeUpRuns } from './features/matching/long-runs.ts';
import { sweepSlices } from './features/matching/parking.ts';
import { warnOfGaps } from './features/matching/warning.ts';
import { closeSilentOffers, letDueLettersLeave, tellWhatFell } from './features/pairings/leaving.ts';
import type { Signer } from './features/pairings/links.ts';
import { every, type Job } from './jobs/every.ts';
import { forgetOldPosts } from './web/once.ts';

const minute = 60;
const hour = 3600;

export const startWork = (instance: Instance, config: Config, signer: Signer): Job => {
  const jobs = [
    every(hour, 'forget', () => forget(instance)),
    every(15, 'letters', () => letDueLettersLeave(instance, signer)),
    every(minute, 'offers', () => tendOffers(instance, signer)),
    every(60, 'warnings', () => warnOfGaps(instance)),
    every(minute, 'sweep', () => sweep(instance)),
    longRuns(instance),
    ...(config.databaseUrl === null ? [every(minute, 'tidy', () => tidy(instance.db))] : []),
    ...mailJobs(instance, config, signer),
  ];
  return {
    stop: async () => {
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
};

const tendOffers = async (instance: Instance, signer: Signer): Promise<void> => {
  await closeSilentOffers(instance);
  await passOnOffers(instance);
  await tellWhatFell(instance, signer);
};

const forget = (instance: Instance): Promise<void> =>
  transact(instance, null, async (act) => {
    await forgetOldPosts(act);
    await forgetOldSignIns(act);
    await forgetOldLinks(act);
    await forgetFiles(act);
  });

const sweep = (instance: Instance): Promise<void> =>
  transact(instance, null, async (act) => {
    await foldMarks(act.db);
    await sweepSlices(act);
  });

const longRuns = (instance: Instance): Job => {
  const job = every(5, 'runs', () => takeUpRuns(instance));
  const stop = async () => {
    await job.stop();
    await leaveRuns();
  };
  return { stop };
};

const mailJobs = (instance: Instance, { smtpUrl, mailFrom, origin }: Config, signer: Signer): Job[] => {
  if (smtpUrl === null) return [];
  const transport = smtpTransport({ smtpUrl, mailFrom, origin, stopLink: stopLink(signer) });
  const job = every(15, 'mail', () => sendDueMessages(instance, transport));
  const stop = async () => {
    await job.stop();
    transport.close();
  };
  return [{ stop }];
};
