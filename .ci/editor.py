"""Drives `onrecord lsp` with pygls, a client library of others: what it sends and reads is typed by the protocol's own model.

    python .ci/editor.py PROGRAM FOLDER
"""

import asyncio
import sys
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

EARLIER = """---
date: 2024-03-05
outlet: Estrel Courier
---

"The toll on the harbour bridge must be scrapped," Transport Minister Mara Velin said on Tuesday.
"""
DRAFT = EARLIER.replace("2024-03-05", "2024-11-20").replace("must be", "must not be").replace("Tuesday", "Wednesday")
LINE = 5


async def main(program: str, folder: Path) -> None:
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    (corpus / "earlier.md").write_text(EARLIER, encoding="utf-8")
    draft = (folder / "draft.md").resolve()
    uri = draft.as_uri()

    client = LanguageClient("gate", "1")
    told: asyncio.Queue = asyncio.Queue()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def _(params: types.PublishDiagnosticsParams) -> None:
        if params.uri == uri:
            told.put_nowait(params.diagnostics)

    async def diagnostics() -> list:
        return list(await asyncio.wait_for(told.get(), 60))

    await client.start_io(program, "lsp")
    result = await client.initialize_async(
        types.InitializeParams(
            capabilities=types.ClientCapabilities(), process_id=None, root_uri=folder.resolve().as_uri()
        )
    )
    assert result.capabilities.hover_provider and result.server_info.name == "onrecord"
    client.initialized(types.InitializedParams())
    item = types.TextDocumentItem(uri=uri, language_id=types.LanguageKind.Markdown, version=1, text=DRAFT)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))

    [found] = await diagnostics()
    assert found.code == "stance-reversed" and found.severity == types.DiagnosticSeverity.Error, found
    assert found.range.start.line == LINE, found.range
    [other] = found.related_information
    assert other.location.uri == (corpus / "earlier.md").resolve().as_uri(), other

    document = types.TextDocumentIdentifier(uri=uri)
    place = types.Position(line=LINE, character=20)
    hover = await client.text_document_hover_async(types.HoverParams(text_document=document, position=place))
    assert "**Mara Velin**" in hover.contents.value and "2024-03-05" in hover.contents.value, hover.contents.value
    [definition] = await client.text_document_definition_async(
        types.DefinitionParams(text_document=document, position=place)
    )
    assert definition.uri == other.location.uri and definition.range.start.line == LINE, definition

    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=document, range=found.range, context=types.CodeActionContext(diagnostics=[found])
        )
    )
    [edit] = actions[0].edit.changes[uri]
    lines = DRAFT.split("\n")
    line, character = edit.range.start.line, edit.range.start.character
    lines[line] = lines[line][:character] + edit.new_text + lines[line][character:]
    changed = types.VersionedTextDocumentIdentifier(uri=uri, version=2)
    whole = types.TextDocumentContentChangeWholeDocument(text="\n".join(lines))
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(text_document=changed, content_changes=[whole])
    )
    assert await diagnostics() == [], "let pass with a reason"

    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    print("the editor's session went as it should")


asyncio.run(main(sys.argv[1], Path(sys.argv[2])))
