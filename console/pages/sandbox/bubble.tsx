// One message: who, the bubble, the quote as a grey box, and below one's own what the bot took it for.
import { memo, type ReactNode } from 'react';
import type { MembersFound, Said } from '../../../src/console/wire/sandbox.ts';
import { sandboxTexts } from '../../../src/texts/console/sandbox.ts';
import { useLocale, useTexts } from '../../settings.ts';
import { addressOf } from './api.ts';
import { ChainRows } from './chain-rows.tsx';
import { callsIn, partsOf } from './said.ts';
import { useTold } from './stream.ts';
import { Summary } from './understood.tsx';
import { useStage } from './use.ts';

interface Shown {
  readonly said: Said;
  readonly member: MembersFound['members'][number] | undefined;
  readonly quote: (said: Said) => void;
}

export const Bubble = memo(function Bubble({ said, member, quote }: Shown) {
  const { speaker, explain, store } = useStage();
  const understood = useTold(store, (told) => told.understood.get(said.id));
  const isMine = !said.bot && said.contact === speaker?.contact;
  return (
    <article className={`bubble-row ${isMine ? 'mine' : ''} ${said.bot ? 'by-bot' : ''}`} data-message={said.id}>
      <i className={said.bot ? 'face bot' : 'face'} aria-hidden>
        {said.name.slice(0, 1)}
      </i>
      <div className="bubble-body">
        <Name said={said} member={member}>
          <Acts said={said} quote={quote} isExplained={understood !== undefined} />
        </Name>
        <Content said={said} me={speaker?.name} />
        {understood !== undefined && <Summary found={understood} open={() => explain(said.id)} />}
      </div>
    </article>
  );
});

function Name({ said, member, children }: Omit<Shown, 'quote'> & { readonly children: ReactNode }) {
  const t = useTexts(sandboxTexts);
  const isEnglish = useLocale() === 'en';
  return (
    <p className="bubble-name">
      {said.name} {said.bot && <b className="bot-mark">{t.bot}</b>}
      {member !== undefined && <small>{isEnglish ? member.roleNameEn : member.roleName}</small>}
      {children}
    </p>
  );
}

function Acts({ said, quote, isExplained }: Omit<Shown, 'member'> & { readonly isExplained: boolean }) {
  const t = useTexts(sandboxTexts);
  const { explain } = useStage();
  const canAsk = !said.bot && !isExplained && said.image === undefined;
  return (
    <span className="bubble-acts">
      <button type="button" onClick={() => quote(said)}>
        {t.quote}
      </button>
      {canAsk && (
        <button type="button" onClick={() => explain(said.id)}>
          {t.explain}
        </button>
      )}
    </span>
  );
}

function Content({ said, me }: { readonly said: Said; readonly me: string | undefined }) {
  const t = useTexts(sandboxTexts);
  if (said.image !== undefined) {
    const address = addressOf(`/pictures/${said.image}`);
    return (
      <a className="bubble-picture" href={address} target="_blank" rel="noopener">
        <img src={address} alt={t.pictureShown(said.name)} loading="lazy" />
      </a>
    );
  }
  const { quote, chain, text } = partsOf(said.text);
  return (
    <>
      <div className="bubble">{chain === undefined ? <Text text={text} me={me} /> : <ChainRows chain={chain} />}</div>
      {quote !== undefined && (
        <blockquote>
          {quote.name}: {quote.text}
        </blockquote>
      )}
    </>
  );
}

function Text({ text, me }: { readonly text: string; readonly me: string | undefined }) {
  return callsIn(text).map((piece, i) =>
    piece.startsWith('@') ? (
      <b key={`${i} ${piece}`} className={piece === `@${me ?? ''}` ? 'call me' : 'call'}>
        {piece}
      </b>
    ) : (
      piece
    ),
  );
}
