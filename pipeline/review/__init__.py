"""The review page: the editor's web app over the desk's verbs (docs/review.md).

app.py          puts it together: guards, sessions, errors, pages
guards.py       which requests are answered at all (Host, Origin), and the headers of every answer
access.py       who may come in: one-time address, password, sessions; pages /login, /enter, /logout
sessions.py     the cookie and the row behind it
passwords.py    the two files of secrets/ that the page keeps
throttle.py     how long sign-in pauses after failures
door.py         where it listens, under which names, and what one needs to come in
office.py       the folder it works on; settings and registry, and a connection a request
current.py      the desk, the editor and the words of this request
answers.py      a part for htmx, a page for everybody else
times.py        hours and ages as the page prints them
statics.py      the sheet, the scripts and the pictures of the page itself
errors_page.py  an error in the look of the page: what, where, what to do
help_page.py    /keys; key_list.py the keys themselves

The other modules are pages, a Blueprint `pages` each. A handler calls one verb of `pipeline.desk`; there is no SQL and
no decision here. GET and HEAD change nothing (but for /enter, which spends its ticket).
"""
