# Drives the client from PyPI through all that it can ask; prints what it understood, as JSON. Arguments: port, key.
import json
import sys

import akismet
import httpx


class Here(httpx.BaseTransport):
    """Sends every request to this machine, whatever host it names."""

    def __init__(self, port):
        self.port = port
        self.inner = httpx.HTTPTransport()

    def handle_request(self, request):
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self.port)
        return self.inner.handle_request(request)


port, key = int(sys.argv[1]), sys.argv[2]
client = akismet.SyncClient(
    config=akismet.Config(key=key, url="http://blog.example"),
    http_client=httpx.Client(transport=Here(port)),
)
text = {"comment_content": "Merci pour cet article sur le port, très clair.", "comment_author": "Camille"}
bad = {**text, "comment_author": "viagra-test-123"}
print(
    json.dumps(
        {
            "valid": client.verify_key(),
            "good": client.comment_check("198.51.100.7", **text) != akismet.CheckResponse.HAM,
            "bad": client.comment_check("198.51.100.7", **bad) != akismet.CheckResponse.HAM,
            "told": [client.submit_spam("198.51.100.7", **text), client.submit_ham("198.51.100.7", **text)].count(True),
        }
    )
)
