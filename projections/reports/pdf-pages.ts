import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { CellKind, ReportRow } from './report-tables.js';

// Noto Sans SC (OFL-1.1): the glyphs that are used are embedded, so Chinese is read where no such font is installed.
const FONTS = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts');
const REGULAR = join(FONTS, 'NotoSansHans-Regular.otf');
const BOLD = join(FONTS, 'NotoSansHans-Bold.otf');

const MARGIN = 36;
const FOOTER = 24;
const CELL_PAD = 3;
const SIZE = { title: 16, section: 11, cell: 7.5, footer: 7.5 } as const;
const RULE = '#c8d0d8';
const SHADE = '#e8edf3';
const RIGHT: readonly CellKind[] = ['amount', 'count', 'percent'];

export interface PdfColumn {
  readonly heading: string;
  readonly kind: CellKind;
  /** Share of the page's width. */
  readonly width: number;
}

export interface PdfOptions {
  readonly title: string;
  /** What the document says of its making: the moment that the report speaks of. */
  readonly created: Date;
  readonly language: string;
}

interface Placed {
  readonly column: PdfColumn;
  readonly x: number;
  readonly width: number;
}

type Layout = 'portrait' | 'landscape';

/** A4 pages with titles and tables from top to bottom; a table goes on over the page with its headings repeated. */
export class PdfPages {
  private readonly doc: PDFKit.PDFDocument;
  private layout: Layout = 'portrait';

  constructor({ title, created, language }: PdfOptions) {
    this.doc = new PDFDocument({
      size: 'A4',
      margin: MARGIN,
      autoFirstPage: false,
      bufferPages: true,
      lang: language,
      displayTitle: true,
      info: { Title: title, Creator: 'Order ledger', Producer: 'Order ledger', CreationDate: created },
    });
    this.doc.registerFont('regular', REGULAR).registerFont('bold', BOLD);
  }

  newPage(layout: Layout): void {
    this.layout = layout;
    this.doc.addPage({ size: 'A4', margin: MARGIN, layout });
  }

  title(text: string): void {
    this.doc.font('bold').fontSize(SIZE.title).fillColor('black');
    this.doc.text(printable(text), MARGIN, this.doc.y, { width: this.width });
    this.doc.y += 6;
  }

  /** A heading that is not left alone at the foot of a page. */
  section(text: string): void {
    this.doc.y += 8;
    this.needs(60);
    this.doc.font('bold').fontSize(SIZE.section).fillColor('black');
    this.doc.text(printable(text), MARGIN, this.doc.y, { width: this.width });
    this.doc.y += 4;
  }

  remark(text: string): void {
    this.needs(20);
    this.doc.font('regular').fontSize(SIZE.cell).fillColor('#444444');
    this.doc.text(printable(text), MARGIN, this.doc.y + 4, { width: this.width });
  }

  table(columns: readonly PdfColumn[], rows: Iterable<ReportRow>): void {
    this.headings(columns);
    for (const row of rows) this.row(columns, row);
  }

  headings(columns: readonly PdfColumn[]): void {
    this.doc.font('bold').fontSize(SIZE.cell);
    const texts = columns.map(({ heading }) => heading);
    const height = this.heightOf(this.placed(columns), texts);
    this.needs(height * 2);
    this.doc.rect(MARGIN, this.doc.y, this.width, height).fill(SHADE);
    this.cells(this.placed(columns), texts, height);
  }

  row(columns: readonly PdfColumn[], row: ReportRow): void {
    const placed = this.placed(columns);
    const texts = columns.map(({ kind }, index) => shownValue(row[index] ?? '', kind));
    this.doc.font('regular').fontSize(SIZE.cell);
    const height = this.heightOf(placed, texts);
    if (this.doc.y + height > this.bottom) {
      this.newPage(this.layout);
      this.headings(columns);
      this.doc.font('regular').fontSize(SIZE.cell);
    }
    this.cells(placed, texts, height);
    const { y } = this.doc;
    this.doc
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + this.width, y)
      .lineWidth(0.4)
      .stroke(RULE);
  }

  /** Numbers the pages and gives the file. `footer` stands at the left of every page. */
  async *bytes(footer: string): AsyncGenerator<Uint8Array> {
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.doc.switchToPage(page);
      // Text below the margin would begin a page of its own.
      this.doc.page.margins.bottom = 0;
      const y = this.doc.page.height - MARGIN + 6;
      const width = this.doc.page.width - 2 * MARGIN;
      this.doc.font('regular').fontSize(SIZE.footer).fillColor('#444444');
      this.doc.text(printable(footer), MARGIN, y, { width: width * 0.75, lineBreak: false, ellipsis: true });
      this.doc.text(`${page + 1} / ${count}`, MARGIN, y, { width, align: 'right', lineBreak: false });
    }
    this.doc.end();
    for await (const chunk of this.doc) yield chunk as Uint8Array;
  }

  private get width(): number {
    return this.doc.page.width - 2 * MARGIN;
  }

  private get bottom(): number {
    return this.doc.page.height - MARGIN - FOOTER + 12;
  }

  private needs(height: number): void {
    if (this.doc.y + height > this.bottom) this.newPage(this.layout);
  }

  private placed(columns: readonly PdfColumn[]): readonly Placed[] {
    const shares = columns.reduce((sum, { width }) => sum + width, 0);
    let x = MARGIN;
    return columns.map((column) => {
      const width = (this.width * column.width) / shares;
      x += width;
      return { column, x: x - width + CELL_PAD, width: width - 2 * CELL_PAD };
    });
  }

  private heightOf(placed: readonly Placed[], texts: readonly string[]): number {
    const heights = placed.map(({ width }, index) => this.doc.heightOfString(texts[index] ?? '', { width }));
    return Math.max(...heights) + 2 * CELL_PAD;
  }

  private cells(placed: readonly Placed[], texts: readonly string[], height: number): void {
    const { y } = this.doc;
    this.doc.fillColor('black');
    for (const [index, { column, x, width }] of placed.entries()) {
      const align = RIGHT.includes(column.kind) ? 'right' : 'left';
      this.doc.text(texts[index] ?? '', x, y + CELL_PAD, { width, align });
    }
    this.doc.y = y + height;
  }
}

function shownValue(value: string, kind: CellKind): string {
  return kind === 'amount' || kind === 'count'
    ? value.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',')
    : printable(value);
}

/** One line of what can be seen: control and other invisible signs would move or hide what stands beside them. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').replace(/\p{Cf}/gu, '');
}
