// The one door to opencc-js, whose own types do not resolve under NodeNext.
import * as opencc from 'opencc-js/t2cn';

interface Opencc {
  readonly Converter: (options: { from: string; to: string }) => (text: string) => string;
}

/** Traditional → simplified, by phrases and characters. */
export const simplify: (text: string) => string = (opencc as unknown as Opencc).Converter({ from: 't', to: 'cn' });
