// What the bot took a message for: one line below it, everything beside the conversation.
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Grid } from 'antd';
import type { Said, Understood } from '../../../src/console/wire/sandbox.ts';
import { sandboxTexts } from '../../../src/texts/console/sandbox.ts';
import { Answered } from '../../parts/states.tsx';
import { useLocale, useTexts } from '../../settings.ts';
import { tell } from './api.ts';
import { Details } from './details.tsx';
import { partsOf } from './said.ts';
import { useTold } from './stream.ts';
import type { Line } from './talks.ts';
import { useStage } from './use.ts';

export function Summary({ found, open }: { readonly found: Understood; readonly open: () => void }) {
  const t = useTexts(sandboxTexts);
  const isEnglish = useLocale() === 'en';
  const taken = useTaken(found);
  const { mistake, command, unknown } = found;
  const counts = found.figures.map(({ label, labelEn, value }) => `${isEnglish ? labelEn : label} ${value}`);
  const where = command === undefined ? undefined : (found.unit?.label ?? found.stands?.label);
  const isDenied = command?.allowed === false;
  const isBad = mistake !== undefined || isDenied || unknown !== undefined;
  const words = [taken, ...counts, where, isDenied ? t.mayNot : undefined].filter(Boolean);
  return (
    <button type="button" className={isBad ? 'summary bad' : 'summary'} onClick={open}>
      {words.join(' · ')}
    </button>
  );
}

/** In a word: the mistake, the command called, or what kind of message it is. */
function useTaken({ mistake, command, rule, intent }: Understood): string | undefined {
  const t = useTexts(sandboxTexts);
  if (mistake !== undefined) return t.mistakes[mistake.code];
  if (command?.typed !== undefined) return `/${command.names[0] ?? command.typed}`;
  return rule === 'photo' ? t.rules[rule] : t.intents[intent];
}

/** The message chosen, else one's newest; beside the conversation where there is room, else over it. */
export function Explained({ message, close }: { readonly message: string | undefined; readonly close: () => void }) {
  const t = useTexts(sandboxTexts);
  const { xl } = Grid.useBreakpoint();
  const said = useExplained(message);
  const body = said === undefined ? <p className="hint">{t.understoodEmpty}</p> : <One said={said} />;
  if (xl === true) {
    return (
      <aside className="explained" aria-label={t.understood}>
        <h2>{t.understood}</h2>
        {body}
      </aside>
    );
  }
  return (
    <Drawer
      open={message !== undefined}
      getContainer={() => document.querySelector<HTMLElement>('.sandbox') ?? document.body}
      onClose={close}
      title={t.understood}
      placement="bottom"
      size="70%"
      extra={<Button onClick={close}>{t.close}</Button>}
    >
      {message !== undefined && body}
    </Drawer>
  );
}

const NONE: readonly Line[] = [];

function useExplained(message: string | undefined): Said | undefined {
  const { store, conversation } = useStage();
  const lines = useTold(store, ({ talks }) => talks.get(conversation ?? '')?.lines ?? NONE);
  const understood = useTold(store, (told) => told.understood);
  const isIt = ({ said }: Line) => (message === undefined ? understood.has(said.id) : said.id === message);
  return lines.findLast(isIt)?.said;
}

function One({ said }: { readonly said: Said }) {
  const t = useTexts(sandboxTexts);
  const { store } = useStage();
  const found = useTold(store, ({ understood }) => understood.get(said.id));
  return (
    <>
      <blockquote>
        {said.name}: {said.image === undefined ? partsOf(said.text).text : `[${t.picture}]`}
      </blockquote>
      {found === undefined ? <Again said={said} /> : <Details found={found} />}
    </>
  );
}

/** Others' messages are read once more, as things are now. */
function Again({ said }: { readonly said: Said }) {
  const t = useTexts(sandboxTexts);
  const { text, contact, conversation } = said;
  const body = { as: contact, text, ...(said.private ? {} : { room: conversation }) };
  const asked = useQuery({
    queryKey: ['sandbox', 'understood', said.id],
    queryFn: () => tell<Understood>('/understood', body),
  });
  return (
    <>
      <p className="hint">{t.asNow}</p>
      <Answered asked={asked}>{(found) => <Details found={found} />}</Answered>
    </>
  );
}
