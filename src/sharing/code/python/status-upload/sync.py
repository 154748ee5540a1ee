def upload_video():
    step("encoding")


def upload_status():
    step("uploading...")
    upload_video()
    # The original prints upload_video's
    # result here, too. That is None:
    # upload_video returns nothing.
    step("Your status is ready")
