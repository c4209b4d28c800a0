// 模板: the forms; one form has an address of its own, /templates/epidemic.
import { Route, Switch, useParams } from 'wouter';
import type { FormShown } from '../../../src/console/wire/templates.ts';
import { useAsk } from '../../ask.ts';
import { Answered } from '../../parts/states.tsx';
import { Editor } from './editor.tsx';
import { FormList } from './list.tsx';
import { NewForm } from './new-form.tsx';
import './style.css';

export default function TemplatesPage() {
  return (
    <Switch>
      <Route path="/templates" component={FormList} />
      <Route path="/templates/new" component={NewForm} />
      <Route path="/templates/:key" component={OneForm} />
    </Switch>
  );
}

function OneForm() {
  const { key = '' } = useParams();
  const asked = useAsk<FormShown>(
    '/templates/form',
    { key },
    { on: ['form', 'activation', 'exemption', 'report-day'] },
  );
  return (
    <Answered asked={asked}>
      {(shown) => (shown.key === key ? <Editor key={`${shown.key} ${shown.was}`} shown={shown} /> : null)}
    </Answered>
  );
}
