import { paths } from '../../../paths.ts';
import { LinkButton } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Head, Note, Tag } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { View } from '../../../web/view.ts';
import type { Role } from '../questions-document.ts';
import { kindInWords } from '../rules-in-words.ts';
import type { Scheme } from '../scheme-queries.ts';
import { words } from '../words.ts';

type Props = { readonly view: View; readonly scheme: Scheme; readonly role: Role };

export const QuestionsPage = ({ view, scheme, role }: Props) => {
  const t = words(view.language);
  const questions = scheme.questions[role];
  return (
    <Layout frame={view.frame} title={t('questions.title')} where={scheme.name}>
      <p>
        <a href={paths.scheme(scheme.id)}>{t('back.scheme', { name: scheme.name })}</a>
      </p>
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <Head title={t('questions.title')}>
        {t('questions.count', { count: questions.length, version: String(scheme.questionsVersion) })}
      </Head>
      <p class="lead">{t('questions.lead')}</p>
      <Roles view={view} scheme={scheme} role={role} />
      <Table
        caption={t(`questions.role.${role}`)}
        wide
        columns={[t('questions.question'), t('questions.short'), t('questions.kind'), '']}
        rows={questions.map((question) => [
          <>
            {question.label} {question.required && <Tag>{t('questions.required')}</Tag>}
          </>,
          question.short,
          kindInWords(t, question),
          <a
            href={paths.schemeQuestion(scheme.id, role, question.key)}
            aria-label={t('questions.change.spoken', { short: question.short })}
          >
            {t('questions.change')}
          </a>,
        ])}
      />
      <p>
        <LinkButton href={paths.newSchemeQuestion(scheme.id, role)}>{t('questions.add')}</LinkButton>
      </p>
    </Layout>
  );
};

const Roles = ({ view, scheme, role }: Props) => {
  const t = words(view.language);
  return (
    <nav aria-label={t('questions.role')}>
      <ul class="legend">
        {(['mentee', 'mentor'] as const).map((each) => (
          <li>
            {each === role ? (
              <b aria-current="page">{t(`questions.role.${each}`)}</b>
            ) : (
              <a href={paths.schemeQuestions(scheme.id, each)}>{t(`questions.role.${each}`)}</a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
};
