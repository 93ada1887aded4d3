/** The price of an override, before it is made: what it does to named people, then the figures, then the choice. */
import { paths } from '../../../paths.ts';
import { Field } from '../../../ui/fields.tsx';
import { Actions, Button, Form, LinkButton } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Table } from '../../../ui/table.tsx';
import type { View } from '../../../web/view.ts';
import { words } from '../words.ts';
import type { Place, ShownPrice } from './shown.ts';

type Props = {
  readonly board: {
    readonly view: View;
    readonly cohort: Place;
    readonly run: { readonly number: number };
    readonly order: string;
    readonly once: string;
  };
  readonly price: ShownPrice;
};

export const PriceSheet = ({ board, price }: Props) => {
  const t = words(board.view.language);
  const { answer } = price;
  if (answer.kind === 'notEligible') {
    return (
      <p>
        {t('price.notEligible', { mentor: price.mentor.name, mentee: price.mentee.name, why: answer.why })}
      </p>
    );
  }
  if (answer.kind === 'impossible') return <p>{t('price.impossible', { why: answer.why })}</p>;
  return (
    <>
      <h4>{heading(board.view, price)}</h4>
      <ul class="dashes">
        {answer.effects.length === 0 ? (
          <li>{t('price.free')}</li>
        ) : (
          answer.effects.map((effect) => <li>{effect}</li>)
        )}
      </ul>
      <Table
        caption={t('price.caption')}
        quiet
        wide
        columns={[
          '',
          { label: t('price.proposed'), number: true },
          { label: t('price.changed'), number: true },
          { label: t('price.price'), number: true },
        ]}
        rows={answer.goals.map((goal) => [goal.label, goal.now, goal.then, <b>{goal.price}</b>])}
      />
      <Form
        action={paths.matchChange(board.cohort.id, board.run.number)}
        once={board.once}
        label={t('price.change')}
      >
        <input type="hidden" name="kind" value={price.kind} />
        <input type="hidden" name="mentee" value={price.mentee.number} />
        <input type="hidden" name="mentor" value={price.mentor.number} />
        <input type="hidden" name="order" value={board.order} />
        <Field
          name="reason"
          label={t('price.reason')}
          hint={t('price.reason.hint')}
          error={price.problem}
          value={price.typed}
          maxlength={300}
          autocomplete="off"
        />
        <Actions>
          <LinkButton
            href={`${paths.matchRun(board.cohort.id, board.run.number, { order: board.order })}#pair-${price.mentee.number}-${price.mentor.number}`}
          >
            {t('price.keepProposal')}
          </LinkButton>
          <Button kind="second">{t('price.change')}</Button>
        </Actions>
      </Form>
    </>
  );
};

const heading = (view: View, price: ShownPrice) => {
  const t = words(view.language);
  const f = formats(view.language);
  const names = { mentee: <bdi>{price.mentee.name}</bdi>, mentor: <bdi>{price.mentor.name}</bdi> };
  if (price.kind === 'forbid' || price.fit === null) return t.rich('price.head.forbid', names);
  if (price.before === null) return t.rich('price.head.place', { ...names, fit: f.number(price.fit) });
  return t.rich('price.head', { ...names, fit: f.number(price.fit), before: f.number(price.before) });
};
