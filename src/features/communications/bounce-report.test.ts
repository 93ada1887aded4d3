import { expect, test } from 'vitest';
import { readBounces } from './bounce-report.ts';

const id = '4f1c2a52-7d1e-4a9b-9c55-0a2b3c4d5e6f';

/** As Postfix writes it, but for what varies. */
const report = ({
  action = 'failed',
  status = '5.1.1',
  returned = 'message/rfc822',
  encoding = '',
  messageId = `<${id}@alongside.example.org>`,
} = {}): string =>
  `Return-Path: <>
Received: by mx.example.net (Postfix)
	id 9A1; Mon, 9 Sep 2019 09:01:02 +0000
From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: alongside@example.org
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="9A1.1568019662/mx.example.net"

This is a MIME-encapsulated message.

--9A1.1568019662/mx.example.net
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--9A1.1568019662/mx.example.net
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
Arrival-Date: Mon,  9 Sep 2019 09:00:00 +0000

Final-Recipient: rfc822; Selu.T@Example.org
Original-Recipient: rfc822;selu@example.org
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; 550 5.1.1 User unknown
    in virtual mailbox table

--9A1.1568019662/mx.example.net
Content-Type: ${returned}
${encoding === '' ? '' : `Content-Transfer-Encoding: ${encoding}\n`}
${encoded(`From: alongside@example.org\nMessage-ID:\n ${messageId}\nSubject: Not this time\n\nDear Selu,`, encoding)}
--9A1.1568019662/mx.example.net--
`;

const encoded = (text: string, encoding: string): string =>
  encoding === 'base64' ? Buffer.from(text).toString('base64') : text;

const failed = {
  messageId: id,
  recipients: ['selu@example.org', 'selu.t@example.org'],
  status: '5.1.1',
  isFinal: true,
};

test('a report names what came back by our own Message-ID, and whose address it was', () => {
  expect(readBounces(report())).toEqual([failed]);
  expect(readBounces(report().replaceAll('\n', '\r\n'))).toEqual([failed]);
  expect(readBounces(report({ returned: 'text/rfc822-headers' }))).toEqual([failed]);
  expect(readBounces(report({ encoding: 'base64' }))).toEqual([failed]);
});

test('a delay is no bounce, and mail of others is not ours', () => {
  expect(readBounces(report({ action: 'delayed', status: '4.4.1' }))).toMatchObject([{ isFinal: false }]);
  expect(readBounces(report({ action: 'failed', status: '4.4.7' }))).toMatchObject([{ isFinal: false }]);
  expect(readBounces(report({ messageId: '<123@elsewhere.org>' }))).toMatchObject([
    { messageId: null, isFinal: true },
  ]);
});

test('a mailbox gives every report in it, and passes other mail over', () => {
  const other =
    'From: ruth@example.org\nSubject: Hello\n\n>From here on, nothing.\n\nFinal-Recipient: rfc822; x@y.org\nAction: failed\n';
  const box = [report(), other, report({ status: '5.7.1' })]
    .map((mail) => `From MAILER-DAEMON Mon Sep  9 09:01:02 2019\n${mail}\n`)
    .join('');
  expect(readBounces(box).map(({ status }) => status)).toEqual(['5.1.1', '5.7.1']);
});

test('whatever else is handed in is no report', () => {
  for (const text of [
    '',
    '\n',
    'From ',
    'From x\n',
    'Content-Type: multipart/report; report-type=delivery-status\n\n--',
    '\0\0',
    report().slice(0, 700),
  ])
    expect(readBounces(text).filter(({ isFinal }) => isFinal && text.length < 700)).toEqual([]);
});
