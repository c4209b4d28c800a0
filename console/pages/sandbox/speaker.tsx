// Who I am here: anybody of the sample, those of this group first.
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { PersonFound } from '../../../src/console/wire/sandbox.ts';
import { sandboxTexts } from '../../../src/texts/console/sandbox.ts';
import { useLocale, useTexts } from '../../settings.ts';
import { ask } from './api.ts';
import { spokenAs } from './spoken.ts';
import { useMembers, usePersons, useStage } from './use.ts';

const FOUND = 30;

export function Speaker() {
  const t = useTexts(sandboxTexts);
  const { speaker, speakAs } = useStage();
  const [typed, setTyped] = useState('');
  const groups = useChoices(useDeferredValue(typed.trim()));
  const role = useRole(speaker?.id);
  const named = (name: string) => (role === undefined ? name : `${name} · ${role}`);
  const places = new Map(groups.flatMap(({ options }) => options.map(({ value, place }) => [value, place])));
  return (
    <label className="speaker">
      <span>{t.speaksAs}</span>
      <Select
        showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
        value={speaker === undefined ? null : { value: speaker.id, label: named(speaker.name) }}
        labelInValue
        aria-label={t.speaksAs}
        placeholder={t.findPerson}
        popupMatchSelectWidth={360}
        notFoundContent={t.nobodyFound}
        options={groups}
        optionRender={({ label, value }) => (
          <span className="person">
            {label} <small>{places.get(String(value))}</small>
          </span>
        )}
        onChange={({ value }) => {
          setTyped('');
          speakAs(value);
        }}
      />
    </label>
  );
}

/** What a member of this group is in it. */
function useRole(person: string | undefined): string | undefined {
  const isEnglish = useLocale() === 'en';
  const { conversation, isPrivate } = useStage();
  const member = useMembers(isPrivate ? undefined : conversation)?.members.find(({ id }) => id === person);
  return isEnglish ? member?.roleNameEn : member?.roleName;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly place: string;
}

const choiceOf = ({ id, name, place }: PersonFound): Choice => ({ value: id, label: name, place });

/** Whoever one has spoken as, members whose name, role or place holds the words, then everybody the server finds. */
function useChoices(query: string) {
  const t = useTexts(sandboxTexts);
  const isEnglish = useLocale() === 'en';
  const { conversation, isPrivate, speaker } = useStage();
  const members = useMembers(isPrivate ? undefined : conversation)?.members ?? [];
  const { data } = useQuery({
    queryKey: ['sandbox', 'people', query],
    queryFn: () => ask<{ people: readonly PersonFound[] }>('/people', { q: query, limit: FOUND }),
  });
  const spoken = usePersons(spokenAs()).map(choiceOf);
  const inGroup = members.map((member): Choice => {
    const { place, ...choice } = choiceOf(member);
    return { ...choice, place: `${isEnglish ? member.roleNameEn : member.roleName} · ${place}` };
  });
  const words = query.split(/\s+/);
  const holds = ({ label, place }: Choice) => words.every((word) => (label + place).includes(word));
  const groups = [
    { label: t.spokenBefore, options: spoken.filter(holds) },
    { label: t.inThisGroup, options: inGroup.filter(holds) },
    { label: t.everybodyElse, options: (data?.people ?? []).map(choiceOf) },
  ];
  // Nobody stands there twice, nor whoever speaks already: the list would open at him.
  const seen = new Set([speaker?.id]);
  const isFirst = ({ value }: Choice) => !seen.has(value) && seen.add(value);
  return groups
    .map(({ label, options }) => ({ label, options: options.filter(isFirst) }))
    .filter(({ options }) => options.length > 0);
}

const OFFERED = 3;

/** Said when the speaker is not of this group, with some who are. */
export function Outsider() {
  const t = useTexts(sandboxTexts);
  const isEnglish = useLocale() === 'en';
  const { speaker, conversation, isPrivate, speakAs } = useStage();
  const members = useMembers(isPrivate ? undefined : conversation)?.members;
  if (speaker === undefined || members === undefined || members.length === 0) return null;
  if (members.some(({ id }) => id === speaker.id)) return null;
  return (
    <p className="outsider">
      {t.notMember(speaker.name)}
      {members.slice(0, OFFERED).map(({ id, name, roleName, roleNameEn }) => (
        <Button key={id} size="small" onClick={() => speakAs(id)}>
          {name} · {isEnglish ? roleNameEn : roleName}
        </Button>
      ))}
    </p>
  );
}
