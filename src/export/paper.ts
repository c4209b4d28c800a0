// How a workbook comes out of the printer: so many A4 pages wide, its header on every page, the pages numbered.
import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { Feature } from 'write-excel-file/node';
import {
  findElement,
  getCellAddress,
  prependMarkupInsideElement,
  sanitizeTextContent,
  setMarkupInsideElement,
} from 'write-excel-file/utility';

/** As the writer has it: it gives the type no name. */
type FileContent = Stream | Buffer | Blob;

export interface Paper {
  /** Name of the tab. */
  readonly tab: string;
  /** Columns in sight of each other on one page; a wider sheet takes several pages. */
  readonly pages: number;
  /** Repeated on every page: rows from the top, and columns from the left where there are several pages. */
  readonly rows: number;
  readonly columns: number;
}

export function onPaper(paper: Paper): Feature<FileContent> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml) => {
            const sheet = findElement(xml, 'worksheet');
            const fits = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
            return sheet === undefined ? xml : prependMarkupInsideElement(xml, sheet, fits);
          },
          transformElementAttributes: (tag, attributes) =>
            tag === 'pageSetup' ? { ...attributes, fitToWidth: paper.pages, fitToHeight: 0 } : attributes,
          insert: () => '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>',
        },
        'xl/workbook.xml': {
          transform: (xml) => {
            const names = findElement(xml, 'definedNames');
            return names === undefined ? xml : setMarkupInsideElement(xml, names, titlesOf(paper));
          },
        },
      },
    },
  };
}

function titlesOf({ tab, pages, rows, columns }: Paper): string {
  const sheet = `'${sanitizeTextContent(tab)}'!`;
  const across = `${sheet}$1:$${rows}`;
  const letter = getCellAddress(0, columns - 1).replace(/\d+$/, '');
  const names = pages > 1 ? `${sheet}$A:$${letter},${across}` : across;
  return `<definedName name="_xlnm.Print_Titles" localSheetId="0">${names}</definedName>`;
}
