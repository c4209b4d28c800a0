// Why a file or a document cannot be used: one line for each fault, never a stack or a dump.
import { z } from 'zod';

export function faultsOf(error: unknown): readonly string[] {
  if (error instanceof z.ZodError) return error.issues.flatMap((issue) => issueLines(issue, []));
  if (error instanceof SyntaxError) return [`不是 JSON / is not JSON (${error.message})`];
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT') return ['没有这个文件 / there is no such file'];
  if (code === 'EISDIR') return ['是目录，不是文件 / is a directory, not a file'];
  return [error instanceof Error ? error.message : String(error)];
}

type Issue = z.core.$ZodIssue;

/** Of alternatives, what the one that was meant lacks: the first that has the right shape. */
function issueLines(issue: Issue, above: readonly PropertyKey[]): readonly string[] {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union') return [`${path.map(String).join('.')}: ${issue.message}`];
  const hasShape = (issues: readonly Issue[]) =>
    issues.every((one) => one.code !== 'invalid_type' || one.path.length > 0);
  const meant = issue.errors.find(hasShape) ?? issue.errors[0] ?? [];
  return meant.flatMap((one) => issueLines(one, path));
}
