// How much room a scroll bar takes. Stands in for a part of Ant Design that writes a style sheet without a nonce to measure it,
// which our content security policy refuses. The bars of these pages are the browser's own, so a plain box tells as much.
interface Size {
  readonly width: number;
  readonly height: number;
}

let known: Size | undefined;

function measured(): Size {
  const box = document.createElement('div');
  Object.assign(box.style, { position: 'absolute', width: '100px', height: '100px', overflow: 'scroll' });
  document.body.appendChild(box);
  const size = { width: box.offsetWidth - box.clientWidth, height: box.offsetHeight - box.clientHeight };
  box.remove();
  return size;
}

export function getTargetScrollBarSize(): Size {
  return (known ??= measured());
}

export default function getScrollBarSize(): number {
  return getTargetScrollBarSize().width;
}
