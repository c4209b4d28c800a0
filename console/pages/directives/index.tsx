// 指令: the list, one order, and the form of a new one.
import { Route, Switch } from 'wouter';
import { Nothing } from '../../parts/states.tsx';
import { shellTexts } from '../../../src/texts/console/shell.ts';
import { useTexts } from '../../settings.ts';
import { Compose } from './compose.tsx';
import { OrderList } from './list.tsx';
import { OrderPage } from './one.tsx';
import './style.css';

export default function DirectivesPage() {
  const t = useTexts(shellTexts);
  return (
    <Switch>
      <Route path="/directives" component={OrderList} />
      <Route path="/directives/new" component={Compose} />
      <Route path="/directives/:number">{({ number }) => <OrderPage key={number} number={number} />}</Route>
      <Route>
        <Nothing>{t.notFound}</Nothing>
      </Route>
    </Switch>
  );
}
