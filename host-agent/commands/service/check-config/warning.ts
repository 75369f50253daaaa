/** What the configuration allows and the agent will not be able to do, or what makes it less safe than it looks. */
export type ConfigWarningCode =
  | 'no-identity'
  | 'no-source'
  | 'missing'
  | 'unreadable'
  | 'not-a-file'
  | 'not-a-folder'
  | 'key-too-open'
  | 'writable-by-others'
  | 'signer-line'
  | 'no-signers'
  | 'signers-unusable'
  | 'unsigned-allowed'
  | 'git-missing'
  | 'credentials-readable'
  | 'socket-path-too-long'
  | 'group-unknown'
  | 'certificates-unusable';

/** One warning; its sentence is in wording. */
export interface ConfigWarning {
  readonly code: ConfigWarningCode;
  /** As in the document: `source.git.sshKeyFile`. */
  readonly setting: string;
  /** The path, URL or name that it is about. */
  readonly subject: string;
  readonly detail?: string;
}
