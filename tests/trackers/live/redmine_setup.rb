# A project to file into, the REST API switched on, and the key of somebody who may file.
Setting.rest_api_enabled = '1'
Redmine::DefaultData::Loader.load('en') if Redmine::DefaultData::Loader.no_data?
Project.find_by_identifier('pm-try')&.destroy
Project.create!(name: 'pm-try', identifier: 'pm-try', is_public: false, trackers: Tracker.all, enabled_module_names: ['issue_tracking'])
admin = User.find_by_login('admin')
admin.update_columns(must_change_passwd: false)
puts "key #{admin.api_key}"
