import { escapedName } from "@partner-licenses/document/values/wire/escaped-name";

/** A body of several parts with its media type, which names its boundary. */
interface Written {
  readonly body: Blob;
  readonly type: string;
}

/** The fields of a form as another kind of multipart than `form-data`, which is all that the platform writes. */
export function multipart(form: FormData, essence: string, boundary: string): Written {
  const pieces: BlobPart[] = [];
  for (const [name, field] of form) {
    const isFile = typeof field !== "string";
    const filename = isFile ? `; filename="${escapedName(field.name)}"` : "";
    const type = isFile ? field.type || "application/octet-stream" : "text/plain; charset=utf-8";
    const disposition = `Content-Disposition: form-data; name="${escapedName(name)}"${filename}`;
    pieces.push(`--${boundary}\r\n${disposition}\r\nContent-Type: ${type}\r\n\r\n`, field, "\r\n");
  }
  return { body: new Blob([...pieces, `--${boundary}--\r\n`]), type: `${essence}; boundary="${boundary}"` };
}
