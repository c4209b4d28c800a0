// One finding: what is known of it, what happened, its photos, and what the viewer may do now.
import { Link } from 'wouter';
import type { FindingStory, LogEntry } from '../../../src/console/wire/findings.ts';
import { findingsTexts } from '../../../src/texts/console/findings.ts';
import { useAsk } from '../../ask.ts';
import { useTimes } from '../../me.ts';
import { Answered } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { Acts } from './act-form.tsx';
import { Photos } from './photos.tsx';
import { Light, Past, Status, useLabels } from './tags.tsx';

export function Story({ number }: { readonly number: number }) {
  const t = useTexts(findingsTexts);
  const asked = useAsk<FindingStory>('/findings/story', { number }, { on: ['finding', 'org'] });
  return (
    <div className="findings story">
      <p>
        <Link href="/findings">{t.back}</Link>
      </p>
      <Answered asked={asked}>{(story) => <Told story={story} />}</Answered>
    </div>
  );
}

function Told({ story }: { readonly story: FindingStory }) {
  const t = useTexts(findingsTexts);
  const { severity } = useLabels();
  const { number, place, issue, gallery, acts, suggestion } = story;
  const caption = (round: number, kind: string) =>
    [t.kinds[kind] ?? kind, ...(round > 1 ? [t.round(round)] : [])].join(' ');
  return (
    <>
      <header className="story-head">
        <h1>
          {t.number(number)} {t.both(place, issue)}
        </h1>
        <p>
          {story.colour !== undefined && <Light colour={story.colour} />} <Status row={story} />{' '}
          <span>{severity(story.severity)}</span> <Past row={story} />
        </p>
      </header>
      {acts.length > 0 && (
        <section className="card" aria-label={t.actions}>
          <Acts number={number} acts={acts} suggestion={suggestion} />
        </section>
      )}
      <div className="story-columns">
        <section className="card">
          <h2>{t.history}</h2>
          <History story={story} />
        </section>
        <div className="story-side">
          <section className="card">
            <Facts story={story} />
          </section>
          <section className="card">
            <h2>{t.gallery}</h2>
            {gallery.length === 0 && <p className="hint">{t.noPhotos}</p>}
            <Photos
              number={number}
              photos={gallery.map(({ file, round, kind }) => ({ file, caption: caption(round, kind) }))}
            />
          </section>
        </div>
      </div>
    </>
  );
}

function Facts({ story }: { readonly story: FindingStory }) {
  const t = useTexts(findingsTexts);
  const { moment } = useTimes();
  const { category } = useLabels();
  const { first, measures, extensions, extension, closedAt, lookBackDue, limits } = story;
  const more = extension?.until === undefined ? '' : t.until(moment(extension.until));
  const facts: readonly (readonly [string, string])[] = [
    [t.facts.unit, story.full],
    [t.facts.category, category(story.category)],
    [t.facts.source, story.source],
    [t.facts.issuer, t.wrote(story.issuer.name, story.issuer.unitName)],
    [t.facts.issuedAt, moment(story.issuedAt)],
    [t.facts.due, [moment(story.due), first === undefined ? '' : t.first(moment(first))].filter(Boolean).join(' · ')],
    [t.facts.measures, measures ?? ''],
    [t.facts.extensions, [extensions > 0 ? t.times(extensions) : '', more].filter(Boolean).join(' · ')],
    [t.facts.limits, limits.map(({ due, unitName }) => t.limit(moment(due), unitName)).join(t.separator)],
    [t.facts.closedAt, closedAt === undefined ? '' : moment(closedAt)],
    [t.facts.lookBack, lookBackDue === undefined ? '' : moment(lookBackDue)],
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function History({ story: { number, log } }: { readonly story: FindingStory }) {
  return (
    <ol className="history">
      {log.map((entry, i) => (
        <li key={`${entry.at} ${entry.type} ${i}`} className={entry.isVoid ? 'void' : ''}>
          <Entry number={number} entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ number, entry }: { readonly number: number; readonly entry: LogEntry }) {
  const t = useTexts(findingsTexts);
  const { moment } = useTimes();
  const { status } = useLabels();
  const { type, text, due, unit, isVoid, to } = entry;
  const verdict = useVerdict(entry);
  const name = t.entries[type] ?? type;
  const last = to.at(-1);
  return (
    <>
      <p>
        <time>{moment(entry.at)}</time> <b>{verdict === '' ? name : t.both(name, verdict)}</b>
        {last !== undefined && type !== 'photographed' && <span className="status">{status(last)}</span>}
      </p>
      <p className="hint">{t.wrote(entry.name, entry.unitName)}</p>
      {text !== undefined && <p>{text}</p>}
      {unit !== undefined && <p>{t.given(unit)}</p>}
      {due !== undefined && <p>{t.limited(moment(due))}</p>}
      {isVoid && <p className="hint">{t.outOfTurn}</p>}
      <Photos number={number} photos={entry.files.map((file) => ({ file }))} />
    </>
  );
}

/** passed, held, granted; or not. */
function useVerdict({ type, outcome }: LogEntry): string {
  const t = useTexts(findingsTexts);
  if (outcome === undefined || !(type in t.outcomes)) return '';
  return t.outcomes[type as keyof typeof t.outcomes][outcome ? 'yes' : 'no'];
}
