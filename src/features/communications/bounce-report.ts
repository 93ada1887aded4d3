/**
 * Bounce reports as mail servers send them: multipart/report with a message/delivery-status part (RFC 3464) and the
 * headers of what came back. One mail, or a mailbox of many (mbox). Pure.
 */

export type Bounce = {
  /** Ours: the part before the @ of the Message-ID of what came back; null where there is none of our form. */
  readonly messageId: string | null;
  /** Addresses that the report names, in lower case. */
  readonly recipients: readonly string[];
  /** The status code of RFC 3463, for example 5.1.1. */
  readonly status: string;
  /** It will not be delivered; otherwise it is only late. */
  readonly isFinal: boolean;
};

/** Every report in a mail or a mailbox, one for each recipient that failed or waits; other mail is passed over. */
export const readBounces = (source: string): Bounce[] => mailsIn(source).flatMap(reportOf);

/** The mails of an mbox, or the one mail that it is. */
const mailsIn = (source: string): string[] => {
  const text = source.replaceAll('\r\n', '\n').replace(/^\uFEFF/, '');
  if (!text.startsWith('From ')) return text.trim() === '' ? [] : [text];
  return text
    .split(/^From .*\n/m)
    .filter((mail) => mail.trim() !== '')
    .map((mail) => mail.replace(/^>(>*From )/gm, '$1'));
};

type Part = { readonly headers: ReadonlyMap<string, string>; readonly body: string };

const reportOf = (mail: string): Bounce[] => {
  const whole = partOf(mail);
  const type = whole.headers.get('content-type') ?? '';
  if (!/^multipart\/report\b/i.test(type) || !/report-type\s*=\s*"?delivery-status/i.test(type)) return [];
  const parts = partsOf(whole, type);
  const isOf = (kinds: RegExp) => parts.find(({ headers }) => kinds.test(headers.get('content-type') ?? ''));
  const status = isOf(/^message\/(global-)?delivery-status\b/i);
  const returned = isOf(/^(message\/(rfc822|global)(-headers)?|text\/rfc822-headers)\b/i);
  if (status === undefined) return [];
  const messageId = ownId(returned === undefined ? undefined : headersOf(textOf(returned)).get('message-id'));
  return textOf(status)
    .split(/\n\s*\n/)
    .map(headersOf)
    .filter((fields) => fields.has('action'))
    .map((fields) => {
      const code = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/.exec(fields.get('status') ?? '')?.[0] ?? '5.0.0';
      return {
        messageId,
        recipients: ['original-recipient', 'final-recipient'].flatMap((name) => addressIn(fields.get(name))),
        status: code,
        isFinal: /^failed\b/i.test(fields.get('action') ?? '') && !code.startsWith('4'),
      };
    });
};

/** "rfc822; Selu@Example.org" → selu@example.org */
const addressIn = (field: string | undefined): string[] => {
  const address =
    field
      ?.slice(field.indexOf(';') + 1)
      .trim()
      .replace(/^<|>$/g, '')
      .toLowerCase() ?? '';
  return address.includes('@') ? [address] : [];
};

const ownId = (field: string | undefined): string | null =>
  /<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i.exec(field ?? '')?.[1]?.toLowerCase() ?? null;

const partOf = (text: string): Part => {
  const end = /\n[^\S\n]*\n/.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  return { headers: headersOf(head), body: end === null ? '' : text.slice(end.index + end[0].length) };
};

/** Header fields, folded lines joined; the first of each name counts. */
const headersOf = (text: string): ReadonlyMap<string, string> => {
  const fields = new Map<string, string>();
  const [head = ''] = text.replace(/^\n+/, '').split(/\n[^\S\n]*\n/);
  for (const line of head.replace(/\n[^\S\n]+/g, ' ').split('\n')) {
    const found = /^([!-9;-~]+):\s*(.*)$/.exec(line);
    const name = found?.[1]?.toLowerCase();
    if (name !== undefined && !fields.has(name)) fields.set(name, found?.[2]?.trim() ?? '');
  }
  return fields;
};

const partsOf = ({ body }: Part, type: string): Part[] => {
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return [];
  return `\n${body}`
    .split(`\n--${mark}`)
    .slice(1)
    .filter((part) => !part.startsWith('--'))
    .map((part) => partOf(part.replace(/^[^\n]*\n/, '')));
};

/** A part's text, its transfer encoding undone. */
const textOf = ({ headers, body }: Part): string => {
  switch (headers.get('content-transfer-encoding')?.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n');
    case 'quoted-printable':
      return body
        .replace(/=\n/g, '')
        .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    default:
      return body;
  }
};
