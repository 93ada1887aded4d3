import type { Template } from './template.ts';
import { career } from './templates/career.ts';
import { knowledgeTranslation } from './templates/knowledge-translation.ts';

/** What a new scheme can start from, in the order in which it is offered. */
export const templates: readonly Template[] = [knowledgeTranslation, career];

export const templateByKey = (key: string): Template | undefined =>
  templates.find((template) => template.key === key);
