/** One letter at the side of the outbox, as its reader will get it. */
import { paths } from '../../../paths.ts';
import { TextArea } from '../../../ui/fields.tsx';
import { Button, Form } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Sheet } from '../../../ui/parts.tsx';
import type { Batch, OpenLetter } from '../batch-queries.ts';
import { type Block, plainText } from '../letter-body.ts';
import { outboxWords } from '../outbox-words.ts';
import { LetterChanges } from './letter-changes.tsx';
import type { Rehearsal } from './rehearsal.tsx';

type Props = { readonly page: Rehearsal; readonly batch: Batch; readonly letter: OpenLetter };

export const LetterSheet = (props: Props) => {
  const { page, letter } = props;
  const { view, place } = page;
  const t = outboxWords(view.language);
  return (
    <section class="band" aria-labelledby="letter-title" id="letter">
      <div class="head">
        <h2 id="letter-title">
          <bdi>{t('letter.to', { name: letter.name })}</bdi>
        </h2>
        <Neighbours {...props} />
      </div>
      <Status {...props} />
      {isOpen(letter) && page.mayDecide ? (
        <Form
          action={paths.cohortLetter(place.id, letter.id, { show: page.show })}
          once={page.once}
          class="stack"
        >
          <Words {...props} editable />
          <p class="actions">
            <Button>{t('letter.save')}</Button>
            <Button
              kind="second"
              formaction={paths.cohortLetterHold(place.id, letter.id)}
              name="hold"
              value={letter.state === 'held' ? 'no' : 'yes'}
            >
              {holdWords(props)}
            </Button>
            <Plain {...props} />
          </p>
        </Form>
      ) : (
        <>
          <Words {...props} editable={false} />
          <p>
            <Plain {...props} />
          </p>
        </>
      )}
      {page.mayDecide && <LetterChanges page={page} letter={letter} />}
    </section>
  );
};

const isOpen = ({ state }: OpenLetter): boolean => !['sent', 'leaving', 'failed', 'deleted'].includes(state);

const holdWords = ({ page, batch, letter }: Props): string => {
  const t = outboxWords(page.view.language);
  if (letter.state !== 'held') return t('letter.hold');
  return batch.leftAt === null ? t('letter.unhold') : t('letter.unhold.now');
};

const Neighbours = ({ page, letter }: Props) => {
  const { view, place, rows, shown, of, show } = page;
  const t = outboxWords(view.language);
  const f = formats(view.language);
  const isOut = letter.state === 'deleted';
  const whole = rows.filter(({ state }) => (state === 'deleted') === isOut);
  const list = shown.some(({ id }) => id === letter.id) ? (show === 'first' ? of : shown) : whole;
  const at = list.findIndex(({ id }) => id === letter.id);
  const [before, after] = [list[at - 1], list[at + 1]];
  return (
    <nav aria-label={t('letter.nav')}>
      <p class="quiet">
        {before && (
          <>
            <a href={paths.cohortLetter(place.id, before.id, { show })} rel="prev">
              {t('letter.previous')}
            </a>
            {' · '}
          </>
        )}
        {t('letter.where', { at: f.number(at + 1), all: f.number(list.length) })}
        {after && (
          <>
            {' · '}
            <a href={paths.cohortLetter(place.id, after.id, { show })} rel="next">
              {t('letter.next')}
            </a>
          </>
        )}
      </p>
    </nav>
  );
};

const Status = ({ page, batch, letter }: Props) => {
  const { view } = page;
  const t = outboxWords(view.language);
  const f = formats(view.language);
  const zone = letter.zone ?? page.place.zone;
  const when = (at: Date) => `${f.date(at, 'day', zone)}, ${f.time(at, zone)}`;
  if (letter.state === 'sent' && letter.sentAt !== null)
    return <p class="quiet">{t('letter.sent', { when: when(letter.sentAt) })}</p>;
  if (letter.state === 'leaving') return <p class="quiet">{t('letter.leaving')}</p>;
  if (letter.state === 'failed')
    return (
      <p>
        {t('letter.failed', { error: letter.lastError ?? '' })} {t('letter.failed.do')}
      </p>
    );
  if (letter.state === 'held')
    return <p class="quiet">{letter.heldWhy === 'otherSaidNo' ? t('letter.held.offer') : t('state.held')}</p>;
  if (letter.state === 'deleted') return null;
  // A board that has moved on keeps the letters here, whatever day was set.
  if (letter.dueAt !== null && (batch.isCurrent || batch.leftAt !== null))
    return <p class="quiet">{t('letter.leaves', { when: when(letter.dueAt), name: letter.name })}</p>;
  return null;
};

const Plain = ({ page, letter }: Props) => {
  const t = outboxWords(page.view.language);
  const view = { show: page.show, ...(page.asText ? {} : { as: 'text' }) };
  return (
    <a href={paths.cohortLetter(page.place.id, letter.id, view)}>
      {t(page.asText ? 'letter.asLetter' : 'letter.plain')}
    </a>
  );
};

const Words = ({ page, letter, editable }: Props & { readonly editable: boolean }) => {
  const t = outboxWords(page.view.language);
  const sentence = page.entries['sentence'] ?? letter.sentence;
  const filling = { sentence: letter.sentence, link: t('letter.link') };
  return (
    <Sheet letter>
      <p class="quiet" dir="auto">
        {t('letter.subject', { subject: letter.subject })}
      </p>
      {page.asText ? (
        <>
          <pre lang={letter.language}>
            <bdi>{plainText(letter.body, filling)}</bdi>
          </pre>
          {editable && <input type="hidden" name="sentence" value={sentence} />}
        </>
      ) : (
        <div class="stack" lang={letter.language}>
          {letter.body.map((block) => (
            <Part {...{ page, letter, block, editable, sentence }} />
          ))}
        </div>
      )}
    </Sheet>
  );
};

type PartProps = {
  readonly page: Rehearsal;
  readonly letter: OpenLetter;
  readonly block: Block;
  readonly editable: boolean;
  readonly sentence: string;
};

const Part = ({ page, letter, block, editable, sentence }: PartProps) => {
  const t = outboxWords(page.view.language);
  switch (block.kind) {
    case 'text':
      return <p>{block.text}</p>;
    case 'list':
      return (
        <ul class="dashes">
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case 'sentence':
      if (!editable) return sentence === '' ? null : <p>{sentence}</p>;
      return (
        <TextArea
          name="sentence"
          rows={3}
          maxlength={1000}
          label={letter.needsSentence ? <mark>{t('letter.sentence')}</mark> : t('letter.sentence.free')}
          hint={letter.hint}
          value={sentence}
          error={page.problems['sentence']}
        />
      );
    case 'link':
      return (
        <p>
          <b>{block.label}</b>
          <br />
          <span class="quiet">{t('letter.link')}</span>
        </p>
      );
    case 'signature':
      return (
        <p>
          {block.name}
          <br />
          <span class="quiet">{block.place}</span>
        </p>
      );
  }
};
