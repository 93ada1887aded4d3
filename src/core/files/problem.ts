import type { FileType } from './file-type.ts';

/** Why a file that was sent with a form is not kept, as facts. `name` is what its sender calls it. */
export type FileProblem =
  | { readonly code: 'fileEmpty'; readonly name: string }
  | { readonly code: 'fileTooLarge'; readonly name: string; readonly megabytes: number }
  | { readonly code: 'fileWrongType'; readonly name: string; readonly types: readonly FileType[] }
  | { readonly code: 'filesTooMany'; readonly name: string; readonly most: number }
  /** With all files of the application. */
  | { readonly code: 'filesTooLarge'; readonly name: string; readonly megabytes: number }
  /** It was to be taken out, and is the last one that a sent application needs. */
  | { readonly code: 'fileNeeded' };
