import type { Child } from 'hono/jsx';
import type { Question } from '../../../core/questions/question.ts';
import { paths } from '../../../paths.ts';
import { Actions, Button, Form, LinkButton } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Band, Note } from '../../../ui/parts.tsx';
import { words } from '../apply-words.ts';
import { momentInWords } from '../moments.ts';
import { type Standing, standingOf } from '../own.ts';
import { toldInWords } from '../told.ts';
import { ApplyShell, type OwnProps, zoneOf } from './apply-shell.tsx';

type Props = OwnProps & { readonly missing: readonly Question[]; readonly once: string };

export const StatusPage = (props: Props) => {
  const { view, call, own, once } = props;
  const t = words(view.language);
  const standing = standingOf(own);
  const { id } = call.cohort;
  return (
    <ApplyShell {...props} title={t('status.title')} here={null}>
      <p>
        <a href={paths.call(id)}>{t('step.back.call')}</a>
      </p>
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <div>
        <p class="above">{t('role', { role: own.role })}</p>
        <h1>{t('status.title')}</h1>
      </div>
      <Where {...props} standing={standing} />
      <Withdrawal {...props} standing={standing} />
      {call.words !== null && (
        <p>
          {t.rich('status.contact', {
            name: <bdi>{call.words.contactName}</bdi>,
            email: <a href={`mailto:${call.words.contactEmail}`}>{call.words.contactEmail}</a>,
          })}
        </p>
      )}
      <Form action={paths.applyLeaving(id, own.role)} once={once}>
        <p class="quiet">{t('status.leave.text')}</p>
        <Button kind="link">{t('status.leave')}</Button>
      </Form>
    </ApplyShell>
  );
};

type WhereProps = Props & { readonly standing: Standing };

const Where = (props: WhereProps) => {
  const { view, call, own, until, isOpen, missing, standing } = props;
  const t = words(view.language);
  const { id } = call.cohort;
  const look = (label: string, main: boolean): Child => (
    <Actions>
      <LinkButton href={paths.applyCheck(id, own.role)} kind={main ? 'main' : 'second'}>
        {label}
      </LinkButton>
    </Actions>
  );
  const said = (lead: string, text: string, more: Child): Child => (
    <>
      <p class="lead">
        <b>{lead}</b>
      </p>
      <p>{text}</p>
      {more}
    </>
  );
  switch (standing) {
    case 'draft':
      return isOpen
        ? said(
            t('status.draft'),
            t('status.draft.text', { moment: until }),
            <Actions>
              <LinkButton href={goOn(props)}>{t('status.draft.go')}</LinkButton>
            </Actions>,
          )
        : said(t('status.draft'), t('status.draft.over'), look(t('status.look'), false));
    case 'discarded':
      return isOpen
        ? said(t('status.discarded'), t('status.discarded.text', { moment: until }), null)
        : said(t('status.discarded'), t('status.draft.over'), null);
    case 'withdrawn':
      return said(
        t('status.withdrawn'),
        isOpen ? t('status.withdrawn.text', { moment: until }) : t('status.withdrawn.over'),
        null,
      );
    case 'told': {
      const told = own.application?.told ?? null;
      if (told === null) return null;
      const [lead, text] = toldInWords(view.language, told, own.role, zoneOf(props));
      return said(lead, text, look(t('status.look'), false));
    }
    default: {
      const sentAt = own.application?.submittedAt ?? null;
      const sent =
        sentAt === null
          ? t('status.sent.sometime')
          : t('status.sent', { when: momentInWords(view.language, sentAt, zoneOf(props)) });
      const questions = formats(view.language).list(missing.map(({ label }) => t('asked', { label })));
      // Once the call has closed, every application is told the same, decided or not.
      return said(
        isOpen ? sent : t('status.read', { role: own.role }),
        isOpen ? t('status.sent.open', { moment: until }) : `${sent} ${t('status.read.text')}`,
        <>
          {missing.length > 0 && isOpen && (
            <Note kind="look">
              <p>{t('status.sent.new', { questions })}</p>
            </Note>
          )}
          {look(t(isOpen ? 'status.change' : 'status.look'), false)}
        </>,
      );
    }
  }
};

/** The first page of the form on which something is still needed. */
const goOn = ({ call, own, lines }: Props): string => {
  const next = lines.find(({ isDone }) => !isDone)?.step ?? 'check';
  return next === 'check'
    ? paths.applyCheck(call.cohort.id, own.role)
    : paths.applyStep(call.cohort.id, own.role, next);
};

const Withdrawal = ({ view, call, own, until, isOpen, once, standing }: WhereProps) => {
  const t = words(view.language);
  const action = paths.applyWithdrawal(call.cohort.id, own.role);
  if (standing === 'withdrawn' || standing === 'discarded') {
    if (!isOpen) return null;
    return (
      <Form action={action} once={once}>
        <input type="hidden" name="do" value="back" />
        <Button>{t(standing === 'withdrawn' ? 'status.undo' : 'status.undo.draft')}</Button>
      </Form>
    );
  }
  if (standing === 'draft' && !isOpen) return null;
  if (own.application?.told?.offer?.state === 'accepted') return <p>{t('status.paired')}</p>;
  const verb = t(standing === 'draft' ? 'status.withdraw.draft' : 'status.withdraw');
  return (
    <Band title={verb}>
      <Form action={action} once={once}>
        <p>
          {t('status.withdraw.text')}{' '}
          {isOpen ? t('status.withdraw.undo', { moment: until }) : t('status.withdraw.final')}
        </p>
        <Actions>
          <Button kind="second">{verb}</Button>
        </Actions>
      </Form>
    </Band>
  );
};
