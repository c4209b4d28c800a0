// Who one has spoken as on this machine, the last first.
const KEY = 'gridline.spoken';
const MOST = 6;

export function spokenAs(): readonly string[] {
  return (localStorage.getItem(KEY) ?? '').split('\n').filter((id) => id !== '');
}

export function keepSpoken(id: string): void {
  const others = spokenAs().filter((one) => one !== id);
  localStorage.setItem(KEY, [id, ...others].slice(0, MOST).join('\n'));
}
