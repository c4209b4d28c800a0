// What a page shows while it reads, when there is nothing, and when something went wrong.
import { Button, Empty, Result, Spin } from 'antd';
import type { ReactNode } from 'react';
import { shellTexts } from '../../src/texts/console/shell.ts';
import { ApiError } from '../api.ts';
import { useTexts } from '../settings.ts';

export function Loading() {
  const t = useTexts(shellTexts);
  return (
    <div className="state" role="status">
      <Spin /> <span>{t.loading}</span>
    </div>
  );
}

export function Nothing({ children }: { readonly children?: ReactNode }) {
  const t = useTexts(shellTexts);
  return <Empty className="state" image={Empty.PRESENTED_IMAGE_SIMPLE} description={children ?? t.empty} />;
}

export function Trouble({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const t = useTexts(shellTexts);
  const isRefusal = error instanceof ApiError;
  const status = isRefusal && error.status === 403 ? 'warning' : 'error';
  return (
    <Result
      status={status}
      title={isRefusal ? error.message : t.offline}
      {...(again === undefined || status === 'warning' ? {} : { extra: <Button onClick={again}>{t.again}</Button> })}
    />
  );
}

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isError: boolean;
  refetch(): unknown;
}

/** The answer once it is there. One that is known already stays when asking again fails. */
export function Answered<T>({
  asked,
  children,
}: {
  readonly asked: Asked<T>;
  readonly children: (data: T) => ReactNode;
}) {
  if (asked.data !== undefined && !isDenied(asked)) return children(asked.data);
  if (asked.isError) return <Trouble error={asked.error} again={() => void asked.refetch()} />;
  return <Loading />;
}

const isDenied = ({ isError, error }: Asked<unknown>): boolean =>
  isError && error instanceof ApiError && (error.status === 403 || error.status === 404);
