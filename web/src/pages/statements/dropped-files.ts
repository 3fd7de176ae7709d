/** A file with its place in the folder that was dropped or chosen. */
export interface ChosenFile {
  readonly file: File;
  readonly path: string;
}

/** What the file system of a computer puts beside files; nobody means to import it. */
const OF_THE_SYSTEM = /^(\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * The files of a drop, those of folders too, by path. It begins to read before it returns: a browser forgets what was
 * dropped as soon as the event is over.
 */
export async function droppedFiles({ items, files }: DataTransfer): Promise<readonly ChosenFile[]> {
  const entries = [...items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null));
  const plain = [...files];
  const found = entries.some((entry) => entry !== null)
    ? await Promise.all(entries.flatMap((entry) => (entry === null ? [] : [filesOf(entry)])))
    : [chosenFiles(plain)];
  return sorted(found.flat());
}

/** The files of a file or folder picker. */
export function chosenFiles(files: Iterable<File>): readonly ChosenFile[] {
  return sorted([...files].map((file) => ({ file, path: file.webkitRelativePath || file.name })));
}

function sorted(files: readonly ChosenFile[]): readonly ChosenFile[] {
  return files
    .filter(({ file }) => !OF_THE_SYSTEM.test(file.name))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function filesOf(entry: FileSystemEntry): Promise<readonly ChosenFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ file, path: entry.fullPath.replace(/^\//, '') }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const children: FileSystemEntry[] = [];
  // A folder is told in pieces of a hundred; an empty piece is the end.
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (piece.length === 0) break;
    children.push(...piece);
  }
  return (await Promise.all(children.map(filesOf))).flat();
}
