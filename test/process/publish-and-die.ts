/**
 * A process to be killed: it publishes the pilot's matching in the embedded database of a folder, lets its letters leave
 * and sends them, taking up whatever an earlier one left undone. It kills itself at the step that it is told:
 *
 *     publish-and-die.ts <folder> <publication.json> <smtp url> <now> <phase> <step>
 *
 * Phases: publish and leave, counted in statements of their transactions; send, in statements and words with the server. Step 0 is
 * never reached. "done" is said when all is sent.
 */
import { readFileSync } from 'node:fs';
import { type Instance, transact } from '../../src/act.ts';
import { openEmbedded } from '../../src/db/connect.ts';
import { approveBatch } from '../../src/features/communications/approval.ts';
import { sendDueMessages } from '../../src/features/communications/sending.ts';
import { smtpTransport, type Transport } from '../../src/features/communications/transport.ts';
import type { Publication } from '../../src/features/matching/letters.ts';
import { publishMatching } from '../../src/features/matching/publishing.ts';
import { letDueLettersLeave } from '../../src/features/pairings/leaving.ts';

const [folder = '', file = '', smtpUrl = '', now = '', phase = '', step = '0'] = process.argv.slice(2);
let current = '';
let passed = 0;

/** One more step of the phase; at the one asked for, the process is gone before anything else happens. */
const at = (name: string): void => {
  if (name !== current || name !== phase) return;
  passed += 1;
  if (passed === Number(step)) process.kill(process.pid, 'SIGKILL');
};

const main = async (): Promise<void> => {
  const { db, pglite } = await openEmbedded({ folder });
  const transaction = pglite.transaction.bind(pglite);
  pglite.transaction = ((work: Parameters<typeof transaction>[0]) =>
    transaction((opened) => {
      const query = opened.query.bind(opened);
      opened.query = ((...asked: Parameters<typeof query>) => {
        at(current);
        return query(...asked);
      }) as typeof query;
      return work(opened);
    })) as typeof transaction;
  const instance: Instance = { db, clock: () => new Date(now), mayWrite: () => undefined };
  const { cohort, personId, publication } = JSON.parse(readFileSync(file, 'utf8')) as {
    cohort: { id: string; schemeId: string };
    personId: string;
    publication: Publication;
  };
  const actor = { personId };

  current = 'publish';
  await transact(instance, actor, (act) => publishMatching(act, cohort, publication));
  current = '';
  const batch = await db.selectFrom('batches').select(['id', 'approved_at']).executeTakeFirstOrThrow();
  if (batch.approved_at === null) {
    await db.updateTable('letters').set({ sentence: 'Your project matters.' }).execute();
    const leaving = { on: '2019-09-09', by: 'oneMoment', holdUnfinished: false } as const;
    const early = { ...instance, clock: () => new Date('2019-09-06T12:00:00Z') };
    await transact(early, actor, (act) => approveBatch(act, batch.id, leaving));
  }

  current = 'leave';
  const signer = { secret: 'a secret of the tests', origin: 'https://alongside.test' };
  await letDueLettersLeave(instance, signer);

  current = 'send';
  const smtp = smtpTransport({ smtpUrl, mailFrom: 'a@alongside.test', origin: 'https://alongside.test' });
  const transport: Transport = {
    send: async (mail) => {
      at('send');
      await smtp.send(mail);
      // The worst moment: the server has said yes, and we have not written it down.
      at('send');
    },
    close: smtp.close,
  };
  await sendDueMessages(instance, transport);
  const { waiting } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('sent_at', 'is', null)
    .executeTakeFirstOrThrow();
  process.stdout.write(waiting === 0 ? 'done\n' : `waiting ${waiting}\n`);
  smtp.close();
  await db.destroy();
};

void main();
