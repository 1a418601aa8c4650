"""The AWS clients of Debian behind one line protocol: a JSON call a line on stdin, a JSON answer a line on stdout.

`python3 debian-clients.py boto3 ENDPOINT` or `python3 debian-clients.py cli ENDPOINT`. The CLI runs within this process,
through its own entry point and its own parsing of arguments, because starting Python anew for each call takes a second.
"""
import base64
import io
import json
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout

kind, endpoint = sys.argv[1:3]
if kind == 'cli':
    # First, because it brings a botocore of its own.
    import awscli.clidriver

import botocore.session
from botocore import xform_name

region = 'us-east-1'
model = botocore.session.get_session().get_service_model('apigateway')


def unpacked(value):
    """`{"$bytes": "…"}` becomes bytes."""
    if isinstance(value, dict):
        return base64.b64decode(value['$bytes']) if '$bytes' in value else {k: unpacked(v) for k, v in value.items()}
    return [unpacked(item) for item in value] if isinstance(value, list) else value


def text_of(content):
    try:
        return content.decode()
    except UnicodeDecodeError:
        return f'{len(content)} bytes'


def boto3_calls():
    import boto3
    from botocore.config import Config
    from botocore.exceptions import ClientError

    client = boto3.client(
        'apigateway', endpoint_url=endpoint, region_name=region, config=Config(retries={'total_max_attempts': 1})
    )

    def call(operation, given, limit):
        name = xform_name(operation)
        try:
            if limit:
                pages = client.get_paginator(name).paginate(**given, PaginationConfig={'PageSize': limit})
                return {'output': [item for page in pages for item in page['items']]}
            output = getattr(client, name)(**given)
        except ClientError as error:
            return {'error': error.response['Error']['Code'], 'message': error.response['Error']['Message']}
        output.pop('ResponseMetadata')
        if hasattr(output.get('body'), 'read'):
            output['body'] = text_of(output['body'].read())
        return {'output': output}

    return call


def cli_calls():
    def arguments(operation, given):
        command = xform_name(operation, '-')
        plain = {}
        rest = []
        for name, value in given.items():
            if isinstance(value, bytes):
                file = tempfile.NamedTemporaryFile(delete=False)
                file.write(value)
                file.close()
                rest += ['--' + xform_name(name, '-'), 'fileb://' + file.name]
            else:
                plain[name] = value
        return command, plain, rest

    def call(operation, given, limit):
        command, plain, rest = arguments(operation, given)
        line = ['apigateway', command, '--endpoint-url', endpoint, '--region', region, '--output', 'json', *rest]
        has_stream = model.operation_model(operation).has_streaming_output
        if has_stream:
            # Beside the name of the file that the answer goes to, it wants its arguments one by one.
            for name, value in plain.items():
                line += ['--' + xform_name(name, '-'), value if isinstance(value, str) else json.dumps(value)]
        elif plain:
            line += ['--cli-input-json', json.dumps(plain)]
        if limit:
            line += ['--page-size', str(limit)]
        with tempfile.NamedTemporaryFile() as file, redirect_stdout(io.TextIOWrapper(io.BytesIO())) as out:
            with redirect_stderr(io.StringIO()) as err:
                code = awscli.clidriver.create_clidriver().main([*line, *([file.name] if has_stream else [])])
            sys.stdout.flush()
            said = out.buffer.getvalue().decode() if hasattr(out, 'buffer') else ''
            body = file.read()
        if code != 0:
            told = err.getvalue()
            name = told.split('(', 1)[1].split(')', 1)[0] if '(' in told else 'Client'
            return {'error': name, 'message': told.strip()}
        output = json.loads(said) if said.strip() else {}
        if has_stream:
            output['body'] = text_of(body)
        return {'output': output['items'] if limit else output}

    return call


call = boto3_calls() if kind == 'boto3' else cli_calls()
answers = sys.stdout
print(json.dumps({'operations': list(model.operation_names)}), file=answers, flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    try:
        answer = call(asked['operation'], unpacked(asked['input']), asked.get('limit'))
    except Exception as error:  # The test says which call it was.
        answer = {'error': type(error).__name__, 'message': str(error)}
    print(json.dumps(answer, default=str), file=answers, flush=True)
