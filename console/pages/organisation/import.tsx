// 导入: choose files, look through what they would change, then confirm exactly that.
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import type { Imported, ImportPlan, ImportRights } from '../../../src/console/wire/organisation.ts';
import { organisationTexts } from '../../../src/texts/console/organisation.ts';
import { post } from '../../api.ts';
import { useAsk } from '../../ask.ts';
import { useTexts } from '../../settings.ts';
import { ImportDiff } from './import-diff.tsx';

/** What the server takes, bytes. */
const MOST = 20 * 1024 * 1024;
const KINDS = '.csv,.txt,.xlsx,text/csv';

interface Sent {
  readonly name: string;
  readonly data: string;
}
type Files = Readonly<Partial<Record<'units' | 'people', File>>>;

export function Import() {
  const t = useTexts(organisationTexts);
  const rights = useAsk<ImportRights>('/organisation/import');
  const [files, setFiles] = useState<Files>({});
  const [isAgain, setAgain] = useState(false);
  const dry = useMutation({
    mutationFn: async (chosen: Files) => post<ImportPlan>('/organisation/import/plan', await sent(chosen)),
  });
  const [plan, setPlan] = useState<ImportPlan>();
  const take = useMutation({
    mutationFn: async (stamp: string) => post<Imported>('/organisation/import', { ...(await sent(files)), stamp }),
    onSuccess: (answer) => {
      setPlan(answer.plan);
      setAgain(answer.plan !== undefined);
    },
  });
  const choose = (chosen: Files) => {
    setFiles(chosen);
    setPlan(undefined);
    setAgain(false);
    dry.reset();
    take.reset();
  };
  const start = () => dry.mutate(files, { onSuccess: setPlan });
  const isEmpty = files.units === undefined && files.people === undefined;
  const error = dry.error ?? take.error;
  const isDone = take.data !== undefined && take.data.plan === undefined;
  return (
    <section className="card">
      <h1>{t.tabs['import']}</h1>
      <p className="hint">{t.importHint}</p>
      <div className="org-files">
        <FileField kind="units" files={files} choose={choose} />
        {rights.data?.people === false ? (
          <p className="hint">{t.peopleDenied}</p>
        ) : (
          <FileField kind="people" files={files} choose={choose} />
        )}
      </div>
      <Button
        type={plan === undefined ? 'primary' : 'default'}
        disabled={isEmpty || isDone}
        loading={dry.isPending}
        onClick={start}
      >
        {t.dryRun}
      </Button>
      {error !== null && <Alert type="error" title={error.message} />}
      {isAgain && <Alert type="warning" title={t.takeAgain} />}
      {plan !== undefined && <ImportDiff plan={plan} isTaking={take.isPending} take={() => take.mutate(plan.stamp)} />}
      {isDone && <Done answer={take.data} again={() => choose({})} />}
    </section>
  );
}

function FileField({
  kind,
  files,
  choose,
}: {
  readonly kind: keyof Files;
  readonly files: Files;
  readonly choose: (files: Files) => void;
}) {
  const t = useTexts(organisationTexts);
  const { message } = App.useApp();
  const chosen = files[kind];
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    const sizes = Object.values({ ...files, [kind]: file }).map(({ size }) => size);
    if (sizes.reduce((sum, size) => sum + size, 0) > MOST) void message.error(t.tooBig);
    else choose({ ...files, [kind]: file });
  };
  const others = Object.fromEntries(Object.entries(files).filter(([name]) => name !== kind));
  return (
    <div className="org-file">
      <label>
        <b>{kind === 'units' ? t.unitsFile : t.peopleFile}</b>
        <small>{kind === 'units' ? t.unitsColumns : t.peopleColumns}</small>
        <span className="org-chooser">
          <input type="file" accept={KINDS} value="" onChange={({ target }) => take(target.files?.[0])} />
          <span aria-hidden="true">{t.chooseFile}</span>
          {chosen?.name}
        </span>
      </label>
      {chosen !== undefined && (
        <Button size="small" onClick={() => choose(others)}>
          {t.remove}
        </Button>
      )}
    </div>
  );
}

function Done({ answer: { codes, codeCount }, again }: { readonly answer: Imported; readonly again: () => void }) {
  const t = useTexts(organisationTexts);
  return (
    <div role="status" className="org-done">
      <Alert type="success" title={t.imported} />
      {codes !== undefined && (
        <Alert
          type="warning"
          title={t.codesOnce(codeCount)}
          action={
            <Button type="primary" onClick={() => save(codes)}>
              {t.download}
            </Button>
          }
        />
      )}
      <Button onClick={again}>{t.again}</Button>
    </div>
  );
}

function save(content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'join-codes.csv';
  link.click();
  URL.revokeObjectURL(url);
}

async function sent({ units, people }: Files): Promise<{ units?: Sent; people?: Sent }> {
  return {
    ...(units === undefined ? {} : { units: await encoded(units) }),
    ...(people === undefined ? {} : { people: await encoded(people) }),
  };
}

function encoded(file: File): Promise<Sent> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener('error', () => failed(reader.error ?? new Error(file.name)));
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      done({ name: file.name, data: url.slice(url.indexOf(',') + 1) });
    });
    reader.readAsDataURL(file);
  });
}
