"""The reference gateway of the province, which an office may also run as its own hub.

It keeps every event for ever, answers the same event with the same words for ever, and says yes only
after its database has committed. It knows the messages of ``app.exchange`` and nothing of a desk's store.
"""
