"""Starts a site with people in it, and has Schemathesis ask its JSON API."""

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
BINARY = os.environ.get("LAUREL_TEST_BINARY", HERE / "../../target/debug/laurel")
COURSE = "seeing-what-hurts"
EVERYTHING = "learn:write author:write issue:write people:write site:write audit:read operate:write"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    def __init__(self, folder):
        self.base = f"http://127.0.0.1:{free_port()}"
        self.environment = {
            "LAUREL_DATA_DIR": f"{folder}/data",
            "LAUREL_LISTEN": self.base.removeprefix("http://"),
            "LAUREL_LOG": "warn",
        }
        self.log = open(f"{folder}/log", "w+", encoding="utf-8")
        self.run("demo", "--learners", "40")
        self.server = subprocess.Popen(
            [BINARY, "serve"], env=self.environment, stdout=self.log, stderr=self.log
        )
        while True:
            try:
                urllib.request.urlopen(f"{self.base}/readyz")
                return
            except OSError:
                assert self.server.poll() is None, "the site ended"
                time.sleep(0.1)

    def run(self, *arguments):
        done = subprocess.run(
            [BINARY, *arguments], env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def token(self, email, scopes):
        return self.run("token", "create", email, "--scope", *scopes.split()).splitlines()[-1]

    def ask(self, token, method, path, body=None):
        request = urllib.request.Request(
            self.base + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)


def first(site, token, path):
    return site.ask(token, "GET", f"/api/v1/{path}?limit=1")["items"][0]


def ids(site, token, owner):
    """Values that exist, by the address that takes them."""
    enrollment = site.ask(token, "POST", "/api/v1/enrollments", {"course": COURSE})["id"]
    quiz = f"/api/v1/enrollments/{enrollment}/activities/check-noticing/attempts"
    attempt = site.ask(token, "POST", quiz, {})
    made = {
        "/attempts/{id}": attempt["id"],
        "/enrollments/{id}": enrollment,
    }
    for name, path in [("people", "people"), ("jobs", "jobs"), ("mail", "mail"),
                       ("subscribers", "subscribers"), ("contacts", "contacts")]:
        made[f"/{name}/{{id}}"] = first(site, owner, path)["id"]
    values = {path: {"id": value} for path, value in made.items()}
    values["/activities/{activity}/complete"] = {"id": enrollment, "activity": "why-noticing-comes-first"}
    values["/activities/{activity}/attempts"] = {"id": enrollment, "activity": "check-noticing"}
    values["/answers/{question}"] = {"id": attempt["id"], "question": attempt["questions"][0]["id"]}
    values["/certificates/{number}"] = {"number": first(site, owner, "certificates")["number"]}
    values["/verify/{number}"] = values["/certificates/{number}"]
    values["/courses/{slug}"] = {"slug": COURSE}
    values["/programs/{slug}"] = {"slug": "compassionate-leadership"}
    values["/revisions/{number}"] = {"slug": COURSE, "number": 1}
    return values


def configuration(values, paths):
    text = (HERE / "schemathesis.toml").read_text(encoding="utf-8")
    for path in paths:
        fitting = [value for part, value in values.items() if part in path]
        if fitting:
            # the last is the longest way down
            pairs = ", ".join(f'"path.{name}" = {json.dumps(value)}' for name, value in fitting[-1].items())
            text += f'\n[[operations]]\ninclude-path = "{path}"\nparameters = {{ {pairs} }}\n'
    return text


def fuzz(site, who, token, values, paths, out):
    config = out / f"{who}.toml"
    config.write_text(configuration(values, paths), encoding="utf-8")
    command = [Path(sys.executable).parent / "st", "--config-file", config, "run",
               f"{site.base}/api/openapi.json", "--checks", "all", "--no-color"]
    if token:
        command += ["--header", f"Authorization: Bearer {token}"]
    done = subprocess.run(command, cwd=out, capture_output=True, text=True, check=False)
    (out / f"{who}.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
    tested = re.search(r"Tested: (\d+)", done.stdout)
    failures = re.findall(r"^_+ ((?:GET|POST|PUT|PATCH|DELETE) \S+) _+$", done.stdout, re.M)
    cases = re.search(r"(\d+) generated", done.stdout)
    bad = len(set(failures)) or (1 if done.returncode else 0)
    good = int(tested[1]) - bad if tested else 0
    print(f"{who}: {cases[1] if cases else 0} cases", flush=True)
    if bad:
        print(done.stdout[-12000:], done.stderr[-2000:])
    return good, bad


def main(out):
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Site(folder)
        try:
            people = json.loads(site.run("user", "list", "--role", "owner", "--json"))
            owner = site.token(people[0]["email"], EVERYTHING)
            site.run("user", "create", "--email", "lea@example.org", "--name", "Lea")
            learner = site.token("lea@example.org", "learn:write")
            document = json.load(urllib.request.urlopen(f"{site.base}/api/openapi.json"))
            paths = list(document["paths"])
            good = bad = 0
            of_learner = ids(site, learner, owner)
            for who, token, values in [
                ("nobody", None, of_learner),
                ("learner", learner, of_learner),
                ("owner", owner, ids(site, owner, owner)),
            ]:
                passed, failed = fuzz(site, who, token, values, paths, out)
                good, bad = good + passed, bad + failed
            assert site.server.poll() is None, "the site ended"
            print(f"{good} passed, {bad} failed")
            return 1 if bad or not good else 0
        finally:
            site.server.terminate()
            site.server.wait()
            site.log.seek(0)
            print(site.log.read()[-2000:], end="")


sys.exit(main(Path(sys.argv[1])))
