#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The catalogue keeps its own rules: each file fits its schema, conditions can be read and name what exists, each sample satisfies what
its product asks for, texts come in both languages, and nothing is left out of the resource.

usage: catalog-data.py SOURCE_ROOT
"""
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)

root = pathlib.Path(sys.argv[1])
catalog = root / "data/catalog"
HANGUL = re.compile("[가-힣]")
PLACEHOLDER = re.compile(r"<[^<>]+>$")
# the form of a value by the kind of its input, and where the format is stricter
INPUT_FORM = {"digits": r"[0-9]+", "date": r"[12][0-9]{7}", "month": r"[12][0-9]{5}", "year": r"[12][0-9]{3}"}
FORMAT_FORM = {"yyMMdd": r"[0-9]{6}", "MMYY": r"[0-9]{4}"}
FORMAT_OF_INPUT = {"date": "YYYYMMDD", "month": "YYYYMM", "year": "YYYY"}
# what the two-way protocol itself adds to a follow-up request
FOLLOW_UP = {"is2Way", "twoWayInfo"}
problems = []


def complain(where, what):
    problems.append(f"{where}: {what}")


def file_name(path):
    return path.removeprefix("/v1/kr/").replace("/", "_") + ".json"


# ── files ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

def no_duplicates(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError(f"a name stands twice in one object: {names}")
    return dict(pairs)


def read(path):
    where = path.relative_to(root)
    try:
        text = path.read_bytes().decode("utf-8")
        document = json.loads(text, object_pairs_hook=no_duplicates)
    except ValueError as error:
        complain(where, error)
        return {}
    if "\r" in text or "\t" in text or not text.endswith("\n") or text.endswith("\n\n") or re.search(r" \n", text):
        complain(where, "not written as we write: LF, two spaces, no blank at the end of a line, one final newline")
    if re.search(r"\\u(?!00[01])", text):
        complain(where, "a character stands escaped where UTF-8 would do")
    return document


def check_order(where, value, schema, definitions):
    """Members stand in the order of the schema, so that two versions of a file can be compared."""
    if "$ref" in schema:
        schema = definitions[schema["$ref"].rsplit("/", 1)[1]]
    if isinstance(value, dict) and "properties" in schema:
        known = list(schema["properties"])
        found = [name for name in value if name in known]
        if found != sorted(found, key=known.index):
            complain(where, f"members out of order: {found}")
        for name in found:
            check_order(f"{where}/{name}", value[name], schema["properties"][name], definitions)
    elif isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            check_order(f"{where}/{index}", item, schema["items"], definitions)


def check_schema(path, document, schema):
    where = path.relative_to(root)
    for error in jsonschema.Draft202012Validator(schema).iter_errors(document):
        complain(where, f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
    check_order(where, document, schema, schema.get("$defs", {}))


def check_texts(where, value):
    if isinstance(value, dict):
        if set(value) == {"ko", "en"}:
            if not HANGUL.search(value["ko"]):
                complain(where, f"not Korean: {value['ko']}")
            if HANGUL.search(value["en"]):
                complain(where, f"Korean within English: {value['en']}")
            if any(text != text.strip() for text in value.values()):
                complain(where, f"blanks around a text: {value}")
        for name, member in value.items():
            if name not in ("sampleRequest", "extraInfo", "example"):
                check_texts(f"{where}/{name}", member)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            check_texts(f"{where}/{index}", item)


def check_resource():
    listed = [element.text for element in ET.parse(catalog / "catalog.gresource.xml").iter("file")]
    present = sorted(str(path.relative_to(catalog)) for path in catalog.rglob("*.json"))
    for name in sorted(set(present) ^ set(listed)):
        complain("data/catalog/catalog.gresource.xml", f"{'lacks' if name in present else 'lists what is not there:'} {name}")
    if len(set(listed)) != len(listed):
        complain("data/catalog/catalog.gresource.xml", "lists a file twice")


# ── conditions ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

TOKEN = re.compile(r'\s*(?:(?P<quoted>"[^"]*")|(?P<sign>!=|[=|()])|(?P<word>[^\s=!|()"]+))')


class Condition:
    """condition = term *( ("and" | "or") term ), "and" binds tighter; holds() judges a request, names maps a name to its values."""

    def __init__(self, text):
        self.tokens = []
        self.names = {}
        at = 0
        while text[at:].strip():
            found = TOKEN.match(text, at)
            if found is None:
                raise ValueError(f"cannot be read from character {at + 1}")
            self.tokens.append(found.group("quoted") or found.group("sign") or found.group("word"))
            at = found.end()
        self.judge = self.either()
        if self.tokens:
            raise ValueError(f"cannot be read from '{self.tokens[0]}'")

    def holds(self, request):
        return self.judge(request)

    def next(self):
        if not self.tokens:
            raise ValueError("ends too early")
        return self.tokens.pop(0)

    def joined(self, word, part, join):
        parts = [part()]
        while self.tokens and self.tokens[0] == word:
            self.next()
            parts.append(part())
        return lambda request: join(judge(request) for judge in parts)

    def either(self):
        return self.joined("or", lambda: self.joined("and", self.term, all), any)

    def term(self):
        token = self.next()
        if token == "(":
            judge = self.either()
            if self.next() != ")":
                raise ValueError("')' is missing")
            return judge
        if token == "not":
            judge = self.term()
            return lambda request: not judge(request)
        if token == "always":
            return lambda request: True
        if not re.fullmatch(r"[A-Za-z_]\w*", token):
            raise ValueError(f"'{token}' is no name")
        return self.comparison(token)

    def comparison(self, name):
        seen = self.names.setdefault(name, set())
        sign = self.next()
        if sign in ("present", "absent"):
            return lambda request: bool(request.get(name)) == (sign == "present")
        if sign not in ("=", "!="):
            raise ValueError(f"'{sign}' stands where a comparison is expected")
        values = [self.next().strip('"')]
        while self.tokens and self.tokens[0] == "|":
            self.next()
            values.append(self.next().strip('"'))
        seen.update(values)
        return lambda request: (str(request.get(name) or "") in values) == (sign == "=")


def read_condition(where, text, parameters):
    """→ the condition, or None after a complaint. Values of a choice have to be among its values."""
    try:
        condition = Condition(text)
    except ValueError as error:
        complain(where, f"condition '{text}' {error}")
        return None
    for name, values in condition.names.items():
        if name not in parameters:
            complain(where, f"condition '{text}' names {name}, which is not a parameter")
            return None
        known = {value["value"] for value in parameters[name].get("values", [])}
        if known and not values <= known:
            complain(where, f"condition '{text}': {name} has no value {sorted(values - known)}")
    return condition


# ── products ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

def is_placeholder(value):
    return isinstance(value, str) and PLACEHOLDER.match(value) is not None


def check_value(where, parameter, value):
    """An example value is one that the form would accept."""
    if is_placeholder(value):
        return
    if parameter["input"] == "list":
        items = {item["name"]: item for item in parameter["items"]}
        for record in value:
            for name, member in record.items():
                check_value(where, items[name], member)
        return
    if parameter["type"] == "string" and not isinstance(value, str):
        complain(where, f"{parameter['name']} is no string: {value}")
        return
    form = FORMAT_FORM.get(parameter.get("format"), INPUT_FORM.get(parameter["input"]))
    if form and not re.fullmatch(form, value):
        complain(where, f"{parameter['name']} has an example that its form refuses: {value}")
    if parameter["input"] == "choice" and value not in {choice["value"] for choice in parameter["values"]}:
        complain(where, f"{parameter['name']} has an example outside its values: {value}")
    if parameter.get("encrypted") and value:
        complain(where, f"{parameter['name']} shows a secret: {value}")


def check_parameter(where, parameter, parameters):
    name = parameter["name"]
    for key in ("when", "encryptedWhen"):
        if key in parameter:
            read_condition(where, parameter[key], parameters)
    if "when" in parameter and "condition" not in parameter:
        complain(where, f"{name}: the condition stands nowhere in words")
    if parameter["required"] and (parameter.get("twoWay") or "when" in parameter or "condition" in parameter or "default" in parameter):
        complain(where, f"{name}: both required and conditional")
    if parameter.get("twoWay") and "when" in parameter:
        complain(where, f"{name}: the steps say when a follow-up parameter is asked for")
    if ("values" in parameter) != (parameter["input"] == "choice") or ("items" in parameter) != (parameter["input"] == "list"):
        complain(where, f"{name}: input, values and items do not fit")
    if parameter.get("encrypted", False) != (parameter["input"] == "secret"):
        complain(where, f"{name}: encrypted and input do not fit")
    if (parameter["input"] == "boolean") != (parameter["type"] == "boolean"):
        complain(where, f"{name}: type and input do not fit")
    if parameter["input"] in FORMAT_OF_INPUT and parameter.get("format") != FORMAT_OF_INPUT[parameter["input"]]:
        complain(where, f"{name}: input and format do not fit")
    for key in ("example", "default"):
        # a default of "" says that nothing stands for it: the parameter is offered, not needed
        if parameter.get(key) and not parameter.get("encrypted"):
            check_value(where, parameter, parameter[key])
    for item in parameter.get("items", []):
        check_parameter(where, item, parameters)


def check_sample_request(where, product, parameters):
    sample = product["sampleRequest"]
    for name, value in sample.items():
        if name not in parameters:
            complain(where, f"sampleRequest: {name} is no parameter")
        elif parameters[name].get("twoWay"):
            complain(where, f"sampleRequest: {name} belongs to follow-up requests")
        else:
            check_value(f"{where} sampleRequest", parameters[name], value)
    for name, parameter in parameters.items():
        if parameter["required"] and not sample.get(name):
            complain(where, f"sampleRequest lacks {name}, which is required")
        if "when" not in parameter or "default" in parameter or name in sample:
            continue
        condition = read_condition(where, parameter["when"], parameters)
        if condition is not None and condition.holds(sample):
            complain(where, f"sampleRequest lacks {name}, needed when {parameter['when']}")
        for record in sample.get(name, []) if "items" in parameter else []:
            if any(item["required"] and not record.get(item["name"]) for item in parameter["items"]):
                complain(where, f"sampleRequest: a record of {name} is not complete")


def check_two_way(where, product, parameters):
    flow = product.get("twoWay")
    if (flow is not None) != (FOLLOW_UP <= set(parameters)):
        complain(where, "a product with additional authentication has is2Way, twoWayInfo and a flow; others have none")
    if flow is None:
        return
    if "when" in flow:
        read_condition(where, flow["when"], parameters)
    for step in flow["steps"]:
        if "when" in step:
            read_condition(where, step["when"], parameters)
        for name in step["inputs"]:
            if name not in parameters:
                complain(where, f"step {step['method']} asks for {name}, which is not a parameter")
        if step["extraInfo"].get("reqSecureNo", "") != "" or "base64" in json.dumps(step["extraInfo"]):
            complain(where, f"step {step['method']} holds a picture: pictures are drawn")
    if all("when" in step for step in flow["steps"]) and "when" not in flow:
        judged = [Condition(step["when"]) for step in flow["steps"]]
        if not any(condition.holds(product["sampleRequest"]) for condition in judged):
            complain(where, "the flow always starts, but the sample request meets none of its steps")


def leaf_names(value, path):
    if isinstance(value, list):
        for item in value:
            yield from leaf_names(item, path + "[]")
    elif isinstance(value, dict):
        for name, member in value.items():
            yield f"{path}.{name}"
            yield from leaf_names(member, f"{path}.{name}")


def check_answer(where, product, answer):
    data = answer.get("data")
    kind = {dict: "object", list: "array"}.get(type(data))
    if list(answer) != ["result", "data"] or list(answer["result"]) != ["code", "extraMessage", "message", "transactionId"]:
        complain(where, "the sample answer is no envelope")
    unknown = product["completeness"] == "unknown"
    if unknown != (product["answer"]["root"] == "unknown") or (unknown and data != {}):
        complain(where, "an unknown answer holds data {} and says so")
    if not unknown and kind != product["answer"]["root"]:
        complain(where, f"data of the sample answer is an {kind}, not an {product['answer']['root']}")
    paths = [field["path"] for field in product["answer"]["fields"]]
    if len(set(paths)) != len(paths):
        complain(where, "a field of the answer is described twice")
    described = {name.replace("[]", "") for name in paths}
    for name in sorted({leaf.replace("[]", "") for leaf in leaf_names(data, "data")} - described):
        complain(where, f"the sample answer holds {name}, which no field describes")
    for name in product["answer"].get("enums", {}):
        if not any(path.rsplit(".", 1)[-1].rstrip("[]") == name for path in paths):
            complain(where, f"enums: no field is named {name}")


def check_organization(where, product, organizations):
    code = product["sampleRequest"].get("organization")
    if code is None or is_placeholder(code):
        return
    served = {row["code"] for row in organizations
              if any(product["path"].startswith(scope) for scope in row.get("scopes", []))
              or ("scopes" not in row and row["businessType"] == product["area"])}
    if code not in served:
        complain(where, f"organization {code} of the sample request is no institution of this path")


def check_product(path, product, groups, organizations):
    where = path.relative_to(root)
    parameters = {parameter["name"]: parameter for parameter in product["parameters"]}
    names = list(parameters) + [alias for parameter in product["parameters"] for alias in parameter.get("aliases", [])]
    if len(parameters) != len(product["parameters"]) or len(set(names)) != len(names):
        complain(where, "two parameters share a name")
    if path.name != file_name(product["path"]):
        complain(where, f"should be named {file_name(product['path'])}")
    if groups.get(product["group"]) != product["area"]:
        complain(where, f"{product['group']} is no group of the area {product['area']}")
    if product["usesConnectedId"] != ("connectedId" in parameters):
        complain(where, "usesConnectedId and the parameters do not fit")
    if "sampleAnswer" in product:
        complain(where, "the answer of a built-in product lies in answers/")
    for parameter in product["parameters"]:
        check_parameter(where, parameter, parameters)
    check_sample_request(where, product, parameters)
    check_two_way(where, product, parameters)
    check_organization(where, product, organizations)
    answer_path = catalog / "answers" / path.name
    if not answer_path.exists():
        complain(where, "has no sample answer")
    else:
        check_answer(where, product, read(answer_path))


def check_accounts(path, document, parameter_schema, organizations):
    """The account operations: parameters as in a product, each name exists, the documented registration is one."""
    where = path.relative_to(root)
    parameters = {parameter["name"]: parameter for parameter in document["parameters"]}
    for parameter in document["parameters"]:
        check_schema(path, parameter, parameter_schema)
        check_parameter(where, parameter, parameters)
    for operation in document["operations"]:
        names = operation.get("source", []) + (operation.get("account", []) if operation.get("account") != "all" else [])
        for name in names:
            if name not in parameters:
                complain(where, f"{operation['id']} names {name}, which is not a parameter")
        if "source" in operation and not operation["usesConnectedId"]:
            complain(where, f"{operation['id']}: a source is found behind a connectedId")
    ids = [operation["id"] for operation in document["operations"]]
    if len(set(ids)) != len(ids):
        complain(where, "an operation stands twice")
    for account in document["example"]["accountList"]:
        check_sample_request(where, {"sampleRequest": account}, parameters)
        if not any(row["code"] == account["organization"] and row["businessType"] == account["businessType"] for row in organizations):
            complain(where, f"the example names {account['organization']}, which is no institution of {account['businessType']}")
    for name, value in document["newAccount"].items():
        if value:
            check_value(where, parameters[name], value)


def check_readme(schema):
    """The example that the README tells people to copy is a whole product."""
    path = catalog / "README.md"
    example = json.loads(re.search(r"```json\n(.*?)```", path.read_text(encoding="utf-8"), re.S).group(1))
    check_schema(path, example, schema)
    check_texts(path.relative_to(root), example)
    check_answer(path.relative_to(root), example, example["sampleAnswer"])


def check_documented():
    """The two answers that the vendor documents, key order and values exactly; the copies here are written without blanks."""
    for path in sorted((root / "tests/core/documented").glob("*.json")):
        answer = catalog / "answers" / path.name
        ours = json.dumps(read(answer), ensure_ascii=False, separators=(",", ":")) if answer.exists() else ""
        if ours != path.read_text(encoding="utf-8").rstrip("\n"):
            complain(path.relative_to(root), "the sample answer of the catalogue differs from the documented one")


def check_products(documents, schema):
    products = {path: read(path) for path in sorted((catalog / "products").glob("*.json"))}
    groups = {group["id"]: group["area"] for group in documents["groups"]["groups"]}
    for path, product in products.items():
        before = len(problems)
        check_schema(path, product, schema)
        check_texts(path.relative_to(root), product)
        if len(problems) == before:
            check_product(path, product, groups, documents["organizations"]["organizations"])
    used = {product.get("group") for product in products.values()}
    for group in sorted(set(groups) - used):
        complain("data/catalog/groups.json", f"no product belongs to {group}")
    for field in ("path", "code", "rank"):
        values = [product[field] for product in products.values() if field in product]
        for value in sorted({value for value in values if values.count(value) > 1}):
            complain("data/catalog/products", f"{field} {value} stands in two files")
    names = {path.name for path in products}
    for path in list((catalog / "answers").glob("*.json")) + list((catalog / "answers/large").glob("*.json")):
        if path.name not in names and path.name != "account_create.json":
            complain(path.relative_to(root), "is the answer of no product")
    return len(products)


def check_sorted(name, keys):
    if keys != sorted(keys) or len(set(keys)) != len(keys):
        complain(f"data/catalog/{name}", "not sorted, or a key stands twice")


def report():
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def main():
    schemas = {path.name.removesuffix(".schema.json"): read(path) for path in (root / "data/schemas").glob("*.schema.json")}
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    documents = {}
    for name in ("organizations", "codes", "fields", "groups", "account"):
        path = catalog / f"{name}.json"
        documents[name] = read(path)
        check_schema(path, documents[name], schemas[name])
        check_texts(path.relative_to(root), documents[name])
    if problems:  # what follows leans on these
        return report()
    check_sorted("codes.json", [row["code"] for row in documents["codes"]["codes"]])
    check_sorted("fields.json", [row["name"].encode() for row in documents["fields"]["fields"]])
    parameter_schema = {"$ref": "#/$defs/parameter", "$defs": schemas["product"]["$defs"]}
    check_accounts(catalog / "account.json", documents["account"], parameter_schema, documents["organizations"]["organizations"])
    count = check_products(documents, schemas["product"])
    if count < 156:
        complain("data/catalog/products", f"holds {count} products, but 156 are known")
    check_resource()
    check_documented()
    check_readme(schemas["product"])
    print(f"{count} products, {len(problems)} problems")
    return report()


sys.exit(main())
