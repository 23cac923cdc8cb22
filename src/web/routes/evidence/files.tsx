import type { EvidenceFile } from '../../../app/frame.ts'
import { Column, TableFrame, Time, UserText } from '../../ui/parts.tsx'
import type { View } from '../../ui/view.ts'

type Receipt = EvidenceFile['receipt']

/** Every file that is kept, and the form that keeps more. */
export function FilesPage({ view, files, may }: { view: View; files: readonly Receipt[]; may: boolean }) {
  const { evidence: w } = view.words
  return (
    <>
      <p class="lead">{w.lead}</p>
      <section>
        <h2 id="files">{w.count(view.integer(files.length))}</h2>
        {files.length === 0 ? <p>{w.none}</p> : <Files view={view} files={files} />}
      </section>
      {may ? <Keep view={view} /> : null}
    </>
  )
}

function Files({ view, files }: { view: View; files: readonly Receipt[] }) {
  const { evidence: w } = view.words
  return (
    <TableFrame label={w.title}>
      <thead>
        <tr>
          <Column label="SHA-256" />
          <Column label={w.name} />
          <Column label={w.type} />
          <Column label={w.size} numeric />
          <Column label={w.taken} />
        </tr>
      </thead>
      <tbody>
        {files.toReversed().map((file) => (
          <tr>
            <th scope="row" class="code">
              <a href={view.to(`/evidence/${file.sha256}`)}>{file.sha256.slice(0, 12)}</a>
            </th>
            <td>
              <UserText text={file.name} />
            </td>
            <td>{file.mediaType}</td>
            <td class="n">{view.integer(file.bytes)}</td>
            <td class="nowrap">
              <Time view={view} at={Date.parse(file.takenAt)} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function Keep({ view }: { view: View }) {
  const { evidence: w } = view.words
  return (
    <section>
      <h2 id="keep">{w.keep}</h2>
      <p class="soft">{w.keepHint}</p>
      <form method="post" action={view.to('/evidence')} enctype="multipart/form-data" class="stack">
        <label for="from">{w.from}</label>
        <input id="from" type="text" name="from" maxlength={400} dir="auto" />
        <label for="file">{w.files}</label>
        <input id="file" type="file" name="file" multiple required />
        <button class="main" type="submit">
          {w.send}
        </button>
      </form>
    </section>
  )
}
