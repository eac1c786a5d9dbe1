"""update-fields.py PROFILE IN.docx OUT.pdf: LibreOffice opens a file, updates what depends on pages
(contents and fields, as F9 does) and prints it."""
import pathlib, subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

profile, source, target = sys.argv[1:]
pipe = f"neikan{pathlib.Path(profile).name}"
office = subprocess.Popen(
    [
        "soffice", f"-env:UserInstallation={pathlib.Path(profile).as_uri()}", "--headless", "--invisible",
        "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp",
    ]
)


def connect():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    sys.exit("soffice does not answer")


def option(name, value):
    return PropertyValue(Name=name, Value=value)


context = connect()
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
try:
    document = desktop.loadComponentFromURL(pathlib.Path(source).as_uri(), "_blank", 0, (option("Hidden", True),))
    indexes = document.getDocumentIndexes()
    for number in range(indexes.getCount()):
        indexes.getByIndex(number).update()
    document.getTextFields().refresh()
    document.refresh()
    document.storeToURL(pathlib.Path(target).as_uri(), (option("FilterName", "writer_pdf_Export"),))
    document.close(True)
finally:
    desktop.terminate()
    office.wait(30)
