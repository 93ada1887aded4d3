import { describe, expect, test } from 'vitest';
import { Checkbox, Choices, Scale } from './choices.tsx';
import { Field, FileField, Select, TextArea } from './fields.tsx';
import { Button, ErrorSummary, Form } from './form.tsx';
import { HoursGrid } from './hours.tsx';
import { safeHref } from './href.ts';

const html = (node: unknown) => String(node);

describe('a field', () => {
  test('ties hint and error to its control, error last', () => {
    expect(
      html(<Field name="city" label="City" hint="Where you live." error="Choose a city." value="Nairob" />),
    ).toBe(
      '<div class="field wrong"><label for="f-city">City</label>' +
        '<p class="hint" id="f-city-hint">Where you live.</p><p class="err" id="f-city-error">Choose a city.</p>' +
        '<input type="text" value="Nairob" name="city" id="f-city" aria-describedby="f-city-hint f-city-error" aria-invalid="true"/></div>',
    );
  });

  test('says nothing of errors when there is none', () => {
    const page = html(<Field name="city" label="City" error={[]} />);
    expect(page).toBe(
      '<div class="field"><label for="f-city">City</label><input type="text" name="city" id="f-city"/></div>',
    );
  });

  test('escapes what was entered, wherever it is repeated', () => {
    const entered = '"><script>alert(1)</script>';
    const page = [
      <Field name="a" label={entered} value={entered} hint={entered} error={entered} />,
      <TextArea name="b" label="B" value={`</textarea>${entered}`} />,
      <Select name="c" label="C" options={[{ value: entered, label: entered }]} value={entered} />,
      <Choices name="d" legend="D" options={[{ value: entered, label: entered }]} />,
      <ErrorSummary language="en" problems={{ [entered]: entered }} />,
    ]
      .map(html)
      .join('');
    expect(page).not.toContain('<script');
    expect(page.match(/<\/textarea>/g)).toEqual(['</textarea>']);
  });

  test('a text area keeps a first empty line', () => {
    expect(html(<TextArea name="need" label="Need" value={'\nFirst'} />)).toContain('>\n\nFirst</textarea>');
  });

  test('a select keeps what was chosen, also inside a group', () => {
    const group = { label: 'Africa', options: [{ value: 'Africa/Lagos', label: 'Lagos' }] };
    const page = html(
      <Select name="zone" label="City" options={[group]} value="Africa/Lagos" choose="Choose" />,
    );
    expect(page.match(/<option[^>]*>/g)).toEqual([
      '<option value="">',
      '<option value="Africa/Lagos" selected="">',
    ]);
  });

  test('a file field is part of a form that can carry files', () => {
    const page = html(
      <Form action="/letters" upload once="k1">
        <FileField name="letter" label="Letter" accept="application/pdf" />
        <Button>Save and next</Button>
      </Form>,
    );
    expect(page).toContain('enctype="multipart/form-data"');
    expect(page).toContain('<input type="hidden" name="once" value="k1"/>');
  });
});

describe('a choice', () => {
  const options = ['1', '2'].map((value) => ({ value, label: value }));

  test('is described as a group, and its first control bears the id of the summary’s link', () => {
    const page = html(<Choices name="role" legend="Role" options={options} value="2" error="Choose one." />);
    expect(page).toContain(
      '<fieldset class="choices wrong" id="f-role-all" aria-describedby="f-role-all-error">',
    );
    expect(page.match(/<input[^>]*>/g)).toEqual([
      '<input type="radio" name="role" value="1" aria-invalid="true" id="f-role"/>',
      '<input type="radio" name="role" value="2" checked="" aria-invalid="true"/>',
    ]);
    expect(html(<ErrorSummary language="en" problems={{ role: 'Choose one.' }} />)).toContain(
      'href="#f-role"',
    );
  });

  test('of several keeps several', () => {
    const page = html(<Choices many name="topics" legend="Topics" options={options} values={['1', '2']} />);
    expect(page.match(/type="checkbox"[^>]*checked/g)).toHaveLength(2);
  });

  test('on a scale offers a way not to say', () => {
    const page = html(
      <Scale
        name="sure"
        legend="Sure?"
        options={options}
        instead={{ value: 'none', label: 'Rather not' }}
        value="none"
      />,
    );
    expect(page.match(/<input[^>]*value="none"[^>]*>/)?.[0]).toContain('checked');
  });

  test('in a list says whose it is', () => {
    expect(html(<Checkbox name="keep" label="Keep" spoken="Keep A and B" id="keep-1" />)).toBe(
      '<div class="check"><label><input type="checkbox" name="keep" value="yes" id="keep-1" aria-label="Keep A and B"/><span>Keep</span></label></div>',
    );
  });
});

test('a week of hours names every cell and loses no hour that was marked before', () => {
  const page = html(
    <HoursGrid language="en" name="hours" legend="Hours" chosen={['1-15', '6-2']} error="Mark 6." />,
  );
  expect(page.match(/<input/g)).toHaveLength(7 * 20);
  expect(page).toContain('value="1-15" checked="" aria-label="Tuesday 15 to 16"');
  expect(page).toContain('value="6-2" checked="" aria-label="Sunday 2 to 3"');
  expect(page.match(/id="f-hours"/g)).toHaveLength(1);
});

test('the summary counts what is to be put right and is silent when all is well', () => {
  const problems = { city: ['Choose the city.', 'Second'], hours: null, '': 'The call has closed.' };
  const page = html(<ErrorSummary language="en" problems={problems} />);
  expect(page).toContain('Two things to put right');
  expect(page).toContain('<li><a href="#f-city">Choose the city.</a></li><li>The call has closed.</li>');
  expect(html(<ErrorSummary language="en" problems={{ city: [] }} />)).not.toContain('role');
});

test('only addresses that a browser may follow become links', () => {
  const good = ['/pairs', 'https://example.org/a?b=c', 'mailto:a@b.example', '#top', 'www.example.org'];
  expect(good.map(safeHref)).toEqual(good);
  const bad = [
    'javascript:alert(1)',
    ' JaVaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '',
    null,
  ];
  expect(bad.map(safeHref)).toEqual(bad.map(() => undefined));
});
