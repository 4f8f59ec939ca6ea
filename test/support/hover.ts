import { join } from "node:path";
import ts from "typescript5";

const options: ts.CompilerOptions = {
  ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, strict: true, jsx: ts.JsxEmit.ReactJSX },
  ...{ moduleResolution: ts.ModuleResolutionKind.Bundler, allowImportingTsExtensions: true, noEmit: true },
  ...{ types: ["node"], skipLibCheck: true, exactOptionalPropertyTypes: true },
};

/** What an editor shows over the last use of a name in a program, which must compile. */
export function hover(dir: string, files: readonly string[]): (file: string, name: string) => string {
  const paths = files.map((file) => join(dir, file));
  const host: ts.LanguageServiceHost = {
    getScriptFileNames: () => paths,
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const text = ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => dir,
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    ...{ fileExists: ts.sys.fileExists, readFile: ts.sys.readFile, directoryExists: ts.sys.directoryExists },
    ...(ts.sys.realpath && { realpath: ts.sys.realpath }),
  };
  const service = ts.createLanguageService(host);
  return (file, name) => {
    const path = join(dir, file);
    const [fault] = service.getSemanticDiagnostics(path);
    if (fault !== undefined) throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, "\n"));
    const at = ts.sys.readFile(path)?.lastIndexOf(name) ?? -1;
    return ts.displayPartsToString(service.getQuickInfoAtPosition(path, at)?.displayParts);
  };
}
