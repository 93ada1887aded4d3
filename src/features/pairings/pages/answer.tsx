/** Where one side of an offer says yes or no. Opening it changes nothing. */
import { paths } from '../../../paths.ts';
import { TextArea } from '../../../ui/fields.tsx';
import { Button, ErrorSummary, Form, type Problems } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Bare } from '../../../ui/layout.tsx';
import { Band, Note } from '../../../ui/parts.tsx';
import type { View } from '../../../web/view.ts';
import type { OwnOffer } from '../queries.ts';
import { words } from '../words.ts';

type Props = {
  readonly view: View;
  readonly offer: OwnOffer;
  readonly token: string;
  readonly problems: Problems;
  readonly reason: string;
  readonly once: string;
};

export const AnswerPage = (props: Props) => {
  const { view, offer, problems } = props;
  const t = words(view.language);
  const title = t(`answer.title.${offer.side}`, { partner: offer.partner });
  return (
    <Bare
      frame={view.frame}
      title={title}
      where={offer.schemeName}
      note={offer.schemeName}
      failed={Object.keys(problems).length > 0}
    >
      <ErrorSummary language={view.language} problems={problems} />
      {view.flash !== null && (
        <div role="status">
          <Note kind="done">
            <p>{view.flash}</p>
          </Note>
        </div>
      )}
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <Stand {...props} />
    </Bare>
  );
};

const Stand = (props: Props) => {
  const { view, offer } = props;
  const t = words(view.language);
  const partner = offer.partner;
  switch (offer.state) {
    case 'open':
      return <Open {...props} />;
    case 'accepted':
      return (
        <>
          <p class="lead">{t('answer.both', { partner })}</p>
          {offer.partnerEmail !== null && <p>{t('answer.write', { partner, email: offer.partnerEmail })}</p>}
        </>
      );
    case 'noRoom':
      return <p class="lead">{t('answer.noRoom')}</p>;
    default:
      return <p class="lead">{t(offer.own === 'declined' ? 'answer.saidNo' : 'answer.closed')}</p>;
  }
};

const Open = (props: Props) => {
  const { view, offer, token, once } = props;
  const t = words(view.language);
  const zone = offer.readerZone ?? 'UTC';
  const isAsked = offer.own === null;
  return (
    <>
      <p class="lead">
        {isAsked ? t('answer.dear', { name: offer.reader }) : t('answer.saidYes', { partner: offer.partner })}
      </p>
      {isAsked && offer.answerBy !== null && (
        <p>{t('answer.by', { day: formats(view.language).date(offer.answerBy, 'day', zone) })}</p>
      )}
      {isAsked && (
        <>
          <Band title={t('answer.leads')}>
            <p>{offer.whoLeads}</p>
            <p>{t('answer.promise')}</p>
          </Band>
          <Form action={paths.answer(token)} once={once} class="actions">
            <input type="hidden" name="answer" value="accepted" />
            <Button>{t(`answer.yes.${offer.side}`)}</Button>
          </Form>
        </>
      )}
      <Band title={isAsked ? t('answer.no') : t('answer.change')}>
        <Form action={paths.answer(token)} once={`${once}n`} class="stack">
          <input type="hidden" name="answer" value="declined" />
          <TextArea
            name="reason"
            rows={3}
            maxlength={500}
            label={t('answer.reason')}
            hint={t('answer.reason.hint')}
            value={props.reason}
            error={props.problems['reason']}
          />
          <Button kind="second">{t('answer.no')}</Button>
        </Form>
      </Band>
    </>
  );
};
